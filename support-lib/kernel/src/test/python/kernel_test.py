"""The kernel as front ends see it."""

import base64
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

from shared_kernel import SharedKernel
from wire import PATIENCE, Kernel


class Values(SharedKernel):
    def test_the_last_expression_is_displayed(self):
        self.assertEqual("42", self.ok("int x = 6;\nx * 7").text)

    def test_a_semicolon_keeps_it_quiet(self):
        self.assertIsNone(self.ok("40 + 2;").result)

    def test_a_comment_after_the_last_expression_does_not(self):
        self.assertEqual("42", self.ok("40 + 2 // the answer").text)

    def test_only_the_last_expression_counts(self):
        self.assertIsNone(self.ok('"a";\nint later = 1;').result)

    def test_null_and_void_display_nothing(self):
        self.assertIsNone(self.ok("(Object) null").result)
        self.assertIsNone(self.ok('System.out.print("")').result)

    def test_silent_cells_do_not_count(self):
        first = self.ok("1;").reply["execution_count"]
        self.kernel.run("2", silent=True)
        self.assertEqual(first + 1, self.ok("3;").reply["execution_count"])

    def test_an_empty_cell_is_fine(self):
        self.ok("")
        self.ok("  // only a comment\n")

    def test_types_that_need_each_other_in_one_cell(self):
        self.ok(
            "class Ping { Pong pong; int depth() { return pong == null ? 0 : pong.depth(); } }\n"
            "class Pong { Ping ping; int depth() { return ping == null ? 1 : ping.depth(); } }\n"
            "int even(int n) { return n == 0 ? 1 : odd(n - 1); }\n"
            "int odd(int n) { return n == 0 ? 0 : even(n - 1); }"
        )
        self.assertEqual("1", self.ok("new Pong().depth()").text)
        self.assertEqual("1", self.ok("even(10)").text)

    def test_sealed_types_with_and_without_permits(self):
        self.assertEqual(
            "circle",
            self.ok(
                "sealed interface Shape permits Circle, Square {}\n"
                "record Circle(double r) implements Shape {}\n"
                "record Square(double side) implements Shape {}\n"
                'Shape shape = new Circle(1);\nString name = switch (shape) {\n  case Circle c -> "circle";\n'
                '  case Square s -> "square";\n};\nname'
            ).text,
        )
        self.assertEqual(
            "number",
            self.ok(
                "sealed interface Tree<T> { T value(); } // no permits: as in a source file\n"
                "record Leaf<T>(T value) implements Tree<T> {}\n"
                "final class Node<T> implements Tree<T> { public T value() { return null; } }\n"
                "Tree<Integer> tree = new Leaf<>(1);\n"
                'switch (tree) { case Leaf<Integer> l -> "number"; case Node<Integer> n -> "node"; }'
            ).text,
        )

    def test_a_cell_can_be_executed_again(self):
        for _ in range(3):
            self.assertEqual("7", self.ok("record R(int n) {}\nvar r = new R(7);\nr.n()").text)

    def test_the_course_is_imported(self):
        self.assertIn("orders", self.ok('Channel.buffered("orders", 2)').text)
        self.assertEqual("PT1S", self.ok("Duration.ofSeconds(1)").text)

    def test_a_cell_that_imports_again_takes_no_import_away(self):
        for again in ["import module java.base;", "import rendezvous.channel.*;", "import java.util.*;"]:
            self.ok(again)
            self.ok("List.of(new WaitGroup(), Channel.buffered(1), Table.create()); display(1);")


class Display(SharedKernel):
    def png(self, data):
        """Width and height of a PNG, every chunk of which is whole."""
        raw = base64.b64decode(data, validate=True)
        self.assertEqual(b"\x89PNG\r\n\x1a\n", raw[:8])
        at, kinds = 8, []
        while at < len(raw):
            length = int.from_bytes(raw[at : at + 4], "big")
            kind, body = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length]
            checksum = int.from_bytes(raw[at + 8 + length : at + 12 + length], "big")
            self.assertEqual(zlib.crc32(kind + body), checksum)
            kinds.append(kind)
            at += 12 + length
        self.assertEqual(b"IEND", kinds[-1])
        return int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")

    def test_an_image_is_a_whole_png(self):
        answer = self.ok(
            "new java.awt.image.BufferedImage(61, 37, java.awt.image.BufferedImage.TYPE_INT_RGB)"
        )
        self.assertEqual((61, 37), self.png(answer.result["image/png"]))

    def test_display_and_render(self):
        answer = self.ok(
            'display("<b>bold</b>", "text/html");\n'
            'display("*word*", "text/markdown");\n'
            'display("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>", "image/svg+xml");\n'
            'render("<i>x</i>", "text/html")'
        )
        self.assertEqual("<b>bold</b>", answer.displayed[0]["data"]["text/html"])
        self.assertEqual("*word*", answer.displayed[1]["data"]["text/markdown"])
        self.assertTrue(answer.displayed[2]["data"]["image/svg+xml"].startswith("<svg"))
        self.assertEqual("<i>x</i>", answer.result["text/html"])

    def test_update_display(self):
        answer = self.ok('var id = display("1 of 2");\nupdateDisplay(id, "2 of 2");')
        shown, changed = answer.displayed[0], answer.updated[0]
        self.assertEqual("2 of 2", changed["data"]["text/plain"])
        self.assertEqual(shown["transient"]["display_id"], changed["transient"]["display_id"])

    def test_tables_and_charts_as_last_expression(self):
        table = self.ok('Table.create("t", IntColumn.create("n", 1, 2, 3))')
        self.assertIn("<table", table.result["text/html"])
        chart = self.ok(
            'var chart = new XYChartBuilder().title("c").width(300).height(200).build();\n'
            'chart.addSeries("s", new double[] {1, 2}, new double[] {1, 4});\nchart'
        )
        self.assertTrue({"image/png", "image/svg+xml", "text/html"} & chart.result.keys())

    def test_prints_and_pictures_keep_their_order(self):
        answer = self.ok('System.out.println("a"); display("b"); System.out.println("c"); "d"')
        shown = [k for k in answer.kinds if k in ("stream", "display_data", "execute_result")]
        self.assertEqual(["stream", "display_data", "stream", "execute_result"], shown)


class Streams(SharedKernel):
    def test_both_streams(self):
        answer = self.ok('System.out.println("äöü 日本 🎉"); System.err.print("err");')
        self.assertEqual("äöü 日本 🎉\n", answer.streams["stdout"])
        self.assertEqual("err", answer.streams["stderr"])

    def test_a_flood_arrives_whole_in_few_messages(self):
        answer = self.ok("for (int i = 0; i < 100_000; i++) System.out.println(i);")
        self.assertEqual(
            "".join(f"{i}\n" for i in range(100_000)), answer.streams["stdout"]
        )
        self.assertLess(answer.kinds.count("stream"), 500)

    def test_late_output_goes_to_the_cell_that_started_the_thread(self):
        first = self.kernel.send(
            "var gate = new CountDownLatch(1);\n"
            'Thread.ofVirtual().start(() -> { try { gate.await(); } catch (InterruptedException e) {}\n'
            '  System.out.println("late"); });'
        )
        self.kernel.wait(first)
        self.ok("gate.countDown();")
        late = self.kernel.wait(first, until=lambda a: "late" in a.streams["stdout"])
        self.assertEqual("late\n", late.streams["stdout"])

    def test_an_exception_in_a_thread_names_the_cells_line(self):
        answer = self.ok(
            'Thread.ofVirtual().name("worker").start(() -> {\n'
            '  throw new IllegalStateException("lost");\n}).join();'
        )
        self.assertIn('In thread "worker"', answer.streams["stderr"])
        self.assertIn(f"{self.cell(answer)}:2", answer.streams["stderr"])
        self.assertNotIn("VirtualThread", answer.streams["stderr"])


class Input(SharedKernel):
    def ask(self, code, *lines):
        message_id = self.kernel.client.execute(code, allow_stdin=True)
        for line in lines:
            request = self.kernel.client.get_stdin_msg(timeout=PATIENCE)
            self.assertEqual("input_request", request["msg_type"])
            self.kernel.client.input(line)
        return self.kernel.wait(message_id)

    def test_scanner(self):
        answer = self.ask(
            "var in = new Scanner(System.in);\nint a = in.nextInt();\n"
            "in.nextLine();\nString b = in.nextLine();\na + b",
            "41",
            "größer",
        )
        self.assertEqual("41größer", answer.text)

    def test_waiting_for_input_is_no_deadlock_and_can_be_interrupted(self):
        message_id = self.kernel.client.execute(
            "new Scanner(System.in).nextLine()", allow_stdin=True
        )
        self.kernel.client.get_stdin_msg(timeout=PATIENCE)
        time.sleep(3)  # three times what the deadlock watch takes
        self.kernel.manager.interrupt_kernel()
        answer = self.kernel.wait(message_id)
        self.assertEqual("Interrupted", answer.error["ename"])
        self.assertEqual("x", self.ask("new Scanner(System.in).next()", "x").text)

    def test_without_a_person_there_is_an_error_that_says_so(self):
        answer = self.fails("new Scanner(System.in).nextLine()", allow_stdin=False)
        self.assertIn("takes no input", answer.error["evalue"])


class Errors(SharedKernel):
    def test_the_cells_own_lines(self):
        answer = self.fails(
            "int half(int n) {\n  return n / 0;\n}\n\n// comment\nint result =\n  half(4);"
        )
        self.assertEqual("java.lang.ArithmeticException", answer.error["ename"])
        self.assertEqual("/ by zero", answer.error["evalue"])
        self.assertIn(f"at half({self.cell(answer)}:2)", answer.traceback)
        self.assertIn(f"at {self.cell(answer)}:7", answer.traceback)

    def test_lines_of_every_kind_of_snippet(self):
        for code, line in [
            ("\n\nthrow new RuntimeException();", 3),
            ("int a = 1; int b = 2;\nvar c = List.of(1,\n  2).get(7);", 3),
            ("for (int i = 0; i < 3; i++) {\n  if (i == 2)\n    throw new RuntimeException();\n}", 3),
            ("Runnable r = () -> {\n  int n = 0;\n  throw new RuntimeException();\n};\nr.run();", 3),
            ("/* a\n b */\nObject o = null;\no.hashCode()", 4),
            ("String s =\n  null;\nint n = 0,\n  m = s.length();", 4),
            ("class Deep {\n  class Er {\n    void f() {\n      throw new RuntimeException();\n    }\n  }\n}\nnew Deep().new Er().f();", 4),
            ("enum E {\n  A;\n  static { if (true) throw new RuntimeException(); }\n}\nE.A", 3),
            ("List.of(1).get(7)", 1),
            ("List.of(1).get(7)\n// the end\n", 1),
            ("List.of(1)\n  .get(\n    7)", 2),
            ("// first a word\nList.of(1,\n  2)\n  .get(7)", 4),
            ("Stream.of(1, 2)\n  .map(n -> {\n    throw new RuntimeException();\n  })\n  .toList()", 3),
            ("Stream.of(1, 2)\n  .map(n -> n / 0)\n  .toList()", 3),
            ("int given = 0;\ngiven =\n  List.of(1).get(7)", 3),
            ("Runnable run = null;\nrun\n  .run()", 3),
            ("int late = // = 7\n  List.of(1)\n    .get(7);", 3),
            ("// soon = 7\nvar soon =\n  List.of(1).get(7);", 3),
            ("int $money =\n  List.of(1).get(7);", 2),
            ("var _ =\n  List.of(1).get(7);", 2),
        ]:
            with self.subTest(code=code):
                answer = self.fails(code)
                self.assertRegex(answer.traceback, rf"{re.escape(self.cell(answer))}:{line}\b")
                # each place once, and none that is not in the cell
                trace = answer.traceback.split("Caused by:")[0]
                self.assertLessEqual(trace.count("    at cell ["), 1, answer.traceback)
                for place in re.findall(r"cell \[\d+\]:(\d+)", answer.traceback):
                    self.assertLessEqual(int(place), len(code.splitlines()))

    def test_lines_of_an_earlier_cell(self):
        define = self.ok("class Till {\n  void open() {\n    throw new RuntimeException();\n  }\n}")
        answer = self.fails("new Till().open();")
        self.assertIn(f"at Till.open({self.cell(define)}:3)", answer.traceback)

    def test_lines_of_a_class_that_is_declared_again(self):
        first = self.ok("class Lamp {\n  void light() { throw new RuntimeException(); }\n}")
        user = self.ok("class Room {\n  void enter() {\n    new Lamp().light();\n  }\n}")
        for code, line in [
            ("// brighter\nclass Lamp {\n  void light() {\n    throw new RuntimeException();\n  }\n}", 4),
            ("class Lamp {\n  int watts;\n\n  void light() { throw new RuntimeException(); }\n}", 4),
        ]:
            again = self.ok(code)
            answer = self.fails("new Room().enter();")
            self.assertIn(f"at Lamp.light({self.cell(again)}:{line})", answer.traceback)
            self.assertIn(f"at Room.enter({self.cell(user)}:3)", answer.traceback)
            self.assertNotIn(self.cell(first), answer.traceback)

    def test_lines_of_what_is_declared_again_word_for_word(self):
        code = "class Bell {\n  int ring() {\n    return 1 / 0;\n  }\n}\nint rings =\n  new Bell().ring();"
        self.fails(code)
        for more in ("", "// a line more\n"):
            answer = self.fails(more + code)
            cell, moved = self.cell(answer), len(more.splitlines())
            self.assertIn(f"at Bell.ring({cell}:{3 + moved})", answer.traceback)
            self.assertIn(f"at {cell}:{7 + moved}", answer.traceback)
            self.assertIn(f"--> {cell}:{3 + moved}  return 1 / 0;", answer.traceback)

    def test_methods_of_one_name_that_call_each_other(self):
        answer = self.fails(
            "int size(String s) { return s.length(); }\n"
            "int size(Object o) { return size((String) o); }\n"
            "size((Object) null)"
        )
        self.assertEqual(2, answer.traceback.count(f"at size({self.cell(answer)})"), answer.traceback)

    def test_lines_of_a_method_that_is_declared_twice_in_one_cell(self):
        answer = self.fails("int half(int n) { return n / 2; }\n\nint half(int n) { return n / 0; }\nhalf(4)")
        self.assertIn(f"at half({self.cell(answer)}:3)", answer.traceback)

    def test_causes_and_suppressed(self):
        answer = self.fails(
            'var e = new RuntimeException("outer", new IllegalStateException("inner"));\n'
            'e.addSuppressed(new java.io.IOException("aside"));\nthrow e;'
        )
        self.assertIn("Caused by: java.lang.IllegalStateException: inner", answer.traceback)
        self.assertIn("Suppressed: java.io.IOException: aside", answer.traceback)

    def test_no_internal_frames(self):
        answer = self.fails("List.of(1).forEach(x -> { throw new RuntimeException(); });")
        for internal in ("rendezvous.kernel", "jdk.internal", "do_it$", "REPL", "reflect"):
            self.assertNotIn(internal, answer.traceback)

    def test_errors_that_are_not_exceptions(self):
        self.assertIn("StackOverflow", self.fails("int f() { return f() + 1; }\nf()").error["ename"])
        self.assertIn("OutOfMemory", self.fails("new long[Integer.MAX_VALUE]").error["ename"])
        self.ok("1 + 1")

    def test_a_compile_error_shows_line_and_caret(self):
        answer = self.fails("int a = 1;\nint b = missing(a);")
        self.assertEqual("CompileError", answer.error["ename"])
        self.assertIn(f"{self.cell(answer)}:2: cannot find symbol", answer.traceback)
        self.assertIn("    int b = missing(a);\n            ^", answer.traceback)

    def test_a_wrong_name_in_a_method_is_shown_where_it_stands(self):
        define = self.ok("int count(List<String> words) {\n  return words.size() + wrods.size();\n}")
        self.assertIn(f"{self.cell(define)}:2", define.streams["stderr"])
        answer = self.fails("int n = 1;\ncount(List.of())")
        self.assertIn(f"{self.cell(define)}:2: cannot find symbol", answer.traceback)
        self.assertIn("wrods", answer.traceback)
        self.assertIn(f"Called at {self.cell(answer)}:2", answer.traceback)

    def test_an_unfinished_cell(self):
        answer = self.fails("int a = 1;\nint b = (a + ")
        self.assertIn("ends in the middle of a statement", answer.error["evalue"])

    def test_a_failed_value_is_an_error_of_the_cell(self):
        answer = self.fails(
            'new Object() { public String toString() { throw new IllegalStateException("toString"); } }'
        )
        self.assertIn("IllegalStateException", answer.traceback)
        self.ok("1 + 1")

    def test_cells_sent_after_a_failing_one_are_not_executed(self):
        first = self.kernel.send('Thread.sleep(300); throw new RuntimeException();')
        second = self.kernel.send('System.out.println("must not run");')
        self.assertIsNotNone(self.kernel.wait(first).error)
        answer = self.kernel.wait(second)
        self.assertEqual("aborted", answer.reply["status"])
        self.assertEqual("", answer.streams["stdout"])
        self.ok("1 + 1")


class Editor(SharedKernel):
    def complete(self, code, at=None):
        at = len(code) if at is None else at
        return self.kernel.shell_reply(self.kernel.client.complete(code, at))

    def test_completion(self):
        self.ok("class Account { int balance; void deposit(int n) {} }\nvar account = new Account();")
        reply = self.complete("account.dep")
        self.assertIn("deposit(", reply["matches"])
        self.assertEqual((8, 11), (reply["cursor_start"], reply["cursor_end"]))

    def test_completion_after_declarations_and_wide_characters(self):
        code = 'import java.util.*;\nrecord P(int x) {}\nString s = "🎉";\n"🎉".len'
        reply = self.complete(code)
        self.assertIn("length()", reply["matches"])
        self.assertEqual(len(code) - 3, reply["cursor_start"])

    def test_inspection(self):
        reply = self.kernel.shell_reply(self.kernel.client.inspect("Math.max(", 6))
        self.assertTrue(reply["found"])
        self.assertIn("max(", reply["data"]["text/plain"])
        reply = self.kernel.shell_reply(self.kernel.client.inspect("nothingHere", 3))
        self.assertFalse(reply["found"])

    def test_is_complete(self):
        for code, status in [
            ("int a = 1;", "complete"),
            ("1 + 1", "complete"),
            ("for (int i = 0; i < 3; i++) {", "incomplete"),
            ("int a = 1;\nvoid f() {", "incomplete"),
            ("int int = ;;)", "invalid"),
        ]:
            with self.subTest(code=code):
                reply = self.kernel.shell_reply(self.kernel.client.is_complete(code))
                self.assertEqual(status, reply["status"])

    def test_kernel_info(self):
        info = self.kernel.shell_reply(self.kernel.client.kernel_info())
        self.assertEqual("Java", info["language_info"]["name"])
        self.assertEqual("5.3", info["protocol_version"])

    def test_requests_that_it_does_not_know_do_no_harm(self):
        session = self.kernel.client.session
        self.kernel.client.shell_channel.send(session.msg("usage_request", {}))
        self.kernel.client.control_channel.send(session.msg("debug_request", {"command": "x"}))
        self.kernel.client.comm_info()
        self.ok("1 + 1")


class Magics(SharedKernel):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_classpath_and_jars(self):
        source = self.folder / "Greeting.java"
        source.write_text('package out; public class Greeting { public static String hi() { return "hi"; } }')
        java_home = pathlib.Path(self.ok('System.getProperty("java.home")').text)
        subprocess.run([java_home / "bin/javac", "-d", self.folder / "classes", source], check=True)
        subprocess.run(
            [java_home / "bin/jar", "cf", self.folder / "greeting.jar", "-C", self.folder / "classes", "."],
            check=True,
        )
        self.fails("out.Greeting.hi()")
        self.ok(f"%classpath {self.folder}/classes")
        self.assertEqual("hi", self.ok("out.Greeting.hi()").text)
        self.assertEqual("hi", self.ok(f"%jars {self.folder}/*.jar\nout.Greeting.hi()").text)
        self.assertIn("no file matches", self.fails("%jars /nowhere/*.jar").traceback)

    def compiled(self, name, source, *options):
        """A folder with the classes of one source file."""
        folder = self.folder / name
        folder.mkdir()
        (folder / f"{name}.java").write_text(source)
        self.jdk("javac", "-d", folder / "classes", *options, folder / f"{name}.java")
        return folder / "classes"

    def jdk(self, tool, *arguments):
        java_home = pathlib.Path(self.ok('System.getProperty("java.home")').text)
        subprocess.run([java_home / "bin" / tool, *arguments], check=True)

    def test_a_jar_brings_along_what_its_manifest_names(self):
        base = self.compiled("Base", "package m; public class Base { public int six() { return 6; } }")
        top = self.compiled("Top", "package m; public class Top extends Base {}", "-cp", base)
        manifest = self.folder / "manifest"
        manifest.write_text("Class-Path: base%20jar.jar\n")
        self.jdk("jar", "cf", self.folder / "base jar.jar", "-C", base, ".")
        self.jdk("jar", "cfm", self.folder / "top.jar", manifest, "-C", top, ".")
        self.assertEqual("6", self.ok(f"%jars {self.folder}/top.jar\nnew m.Top().six()").text)

    def test_a_jar_of_several_releases_shows_the_one_for_this_jdk(self):
        source = "package r; public class Age { public static int since() { return %d; } }"
        old = self.compiled("Age", source % 17, "--release", "17")
        (self.folder / "Age.java").write_text(source % 21)
        self.jdk("javac", "-d", self.folder / "new", "--release", "21", self.folder / "Age.java")
        self.jdk(
            *("jar", "cf", self.folder / "age.jar", "-C", old, "."),
            *("--release", "21", "-C", self.folder / "new", "."),
        )
        self.assertEqual("21", self.ok(f"%jars {self.folder}/age.jar\nr.Age.since()").text)

    def test_a_file_that_is_no_jar_is_named_and_does_no_harm(self):
        (self.folder / "broken.jar").write_text("not a jar")
        answer = self.ok(f"%jars {self.folder}/broken.jar")
        self.assertIn("broken.jar is no jar", answer.streams["stderr"])
        good = self.compiled("Good", "package g; public class Good { public static int seven() { return 7; } }")
        answer = self.ok(f"%classpath {good}\ng.Good.seven()")
        self.assertEqual("7", answer.text)
        self.assertEqual("", answer.streams["stderr"])

    def test_load(self):
        script = self.folder / "script.jsh"
        script.write_text("int loaded = 11;\nint boom() {\n  throw new RuntimeException();\n}")
        self.assertEqual("11", self.ok(f"%load {script}\nloaded").text)
        self.assertIn("script.jsh:3", self.fails("boom()").traceback)

    def test_maven(self):
        answer = self.ok(
            "%maven org.apache.commons:commons-lang3:3.18.0\n"
            'org.apache.commons.lang3.StringUtils.reverse("abc")'
        )
        self.assertEqual("cba", answer.text)
        self.assertIn("no.such.group", self.fails("%maven no.such.group:nothing:1").traceback)

    def test_an_unknown_magic_names_the_known_ones(self):
        self.assertIn("%maven", self.fails("%nonsense").traceback)

    def test_a_percent_sign_in_an_expression_is_no_magic(self):
        self.assertEqual("1", self.ok("7\n  % 2").text)


class Life(unittest.TestCase):
    """Start, restart and end."""

    def gone(self, pid):
        try:
            os.kill(pid, 0)
            return False
        except ProcessLookupError:
            return True

    def assert_gone(self, pid):
        end = time.monotonic() + PATIENCE
        while not self.gone(pid):
            self.assertLess(time.monotonic(), end, "the kernel is still alive")
            time.sleep(0.02)

    def test_restart_forgets_everything(self):
        kernel = Kernel()
        self.addCleanup(kernel.stop)
        self.assertIsNone(kernel.run("int x = 1;").error)
        first = kernel.pid
        kernel.manager.restart_kernel()
        kernel.client.wait_for_ready(timeout=PATIENCE)
        self.assertNotEqual(first, kernel.pid)
        self.assertIsNotNone(kernel.run("x").error)
        self.assertEqual("2", kernel.run("1 + 1").text)

    def test_shutdown_while_a_cell_runs(self):
        kernel = Kernel()
        kernel.wait(
            kernel.send('System.out.println("on"); while (true) {}'),
            until=lambda a: "on" in a.streams["stdout"],
        )
        pid = kernel.pid
        kernel.stop()
        self.assert_gone(pid)

    def test_shutdown_hooks_run(self):
        with tempfile.TemporaryDirectory() as folder:
            mark = pathlib.Path(folder) / "mark"
            kernel = Kernel()
            kernel.run(
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> {\n"
                f'  try {{ Files.writeString(Path.of("{mark}"), "hook"); }} catch (Exception e) {{}} }}));'
            )
            kernel.stop()
            self.assertEqual("hook", mark.read_text())

    def test_it_does_not_outlive_the_program_that_started_it(self):
        script = (
            "import os, sys; sys.path.insert(0, sys.argv[1])\n"
            "from wire import Kernel\n"
            "k = Kernel(); print(k.pid, flush=True); os.kill(os.getpid(), 9)"
        )
        parent = subprocess.run(
            [sys.executable, "-c", script, os.path.dirname(__file__)],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.assertEqual(-signal.SIGKILL, parent.returncode)
        self.assert_gone(int(parent.stdout))

    def test_preview_features(self):
        kernel = Kernel("java-preview")
        self.addCleanup(kernel.stop)
        answer = kernel.run(
            "try (var scope = StructuredTaskScope.open()) {\n"
            "  var answer = scope.fork(() -> 42);\n  scope.join();\n"
            "  System.out.println(answer.get());\n}"
        )
        self.assertIsNone(answer.error, answer.traceback)
        self.assertEqual("42\n", answer.streams["stdout"])

    def kernel_with(self, env):
        """A kernel whose specification has this environment, and no other."""
        with tempfile.TemporaryDirectory() as folder:
            spec = pathlib.Path(folder) / "kernels" / "plain"
            spec.mkdir(parents=True)
            data = json.loads(self.spec("java").read_text())
            data["env"] = env
            (spec / "kernel.json").write_text(json.dumps(data))
            old = os.environ["JUPYTER_PATH"]
            os.environ["JUPYTER_PATH"] = folder + os.pathsep + old
            try:
                kernel = Kernel("plain")
            finally:
                os.environ["JUPYTER_PATH"] = old
        self.addCleanup(kernel.stop)
        return kernel

    def test_a_startup_script_with_a_wrong_import(self):
        kernel = self.kernel_with(
            {"IJAVA_STARTUP_SCRIPT": "import java.awt.Point;\nimport no.such.Thing;\nint never = 1;"}
        )
        self.assertEqual("[1]", kernel.run("List.of(1)").text)
        self.assertEqual("0", kernel.run("new Point().x").text)
        self.assertIn("never", kernel.run("never").traceback)

    def test_environment_variables(self):
        with tempfile.TemporaryDirectory() as folder:
            script = pathlib.Path(folder) / "a.jsh"
            (pathlib.Path(folder) / "more.txt").write_text("int fromMagic = 0;")
            # a startup script may use magics as well
            script.write_text(f"%load {folder}/more.txt\nint fromFile = 1;")
            kernel = self.kernel_with(
                {
                    "IJAVA_STARTUP_SCRIPTS_PATH": f"{folder}/*.jsh",
                    "IJAVA_STARTUP_SCRIPT": "int fromVariable = 2;",
                    "IJAVA_TIMEOUT": "1500",
                    "IJAVA_COMPILER_OPTS": "-Xlint:all",
                }
            )
            self.assertEqual("3", kernel.run("fromFile + fromVariable + fromMagic").text)
            self.assertEqual("Timeout", kernel.run("while (true) {}").error["ename"])
            self.assertEqual("2", kernel.run("1 + 1").text)

    @staticmethod
    def spec(name):
        for folder in os.environ["JUPYTER_PATH"].split(os.pathsep):
            file = pathlib.Path(folder) / "kernels" / name / "kernel.json"
            if file.exists():
                return file
        raise FileNotFoundError(name)


if __name__ == "__main__":
    unittest.main()
