"""course run: what a person sees, what is written, and what is left behind."""

import os
import signal

from course_project import CourseTest, cell, descendants, notebook

GOOD = notebook(cell("sum", "1 + 1"), cell("print", 'System.out.println("hello");'))
FAILING = notebook(
    cell("fine", "int x = 1;"),
    cell("boom", 'throw new IllegalStateException("the bucket leaks");'),
    cell("after", 'System.out.println("never");'),
)
CLAIM = "application/vnd.rendezvous.claim+json"


class RunTest(CourseTest):
    def test_executes_notebooks_and_writes_book_and_report(self):
        self.write_notebooks({"11-good.ipynb": GOOD, "12-also-good.ipynb": GOOD})

        result = self.course("run")

        self.assert_ends(result, 0, "[1/2] 11-good", "2 of 2 notebooks ok", "target/book/index.html")
        report = self.run_json()
        self.assertEqual(["ok", "ok"], [n["status"] for n in report["notebooks"]])
        first = report["notebooks"][0]
        self.assertEqual(2, first["cells"])
        self.assertGreater(first["cpuSeconds"], 0.1)
        self.assertGreater(first["peakRssMb"], 50)
        self.assertGreater(first["peakRssMbTogether"], 50)
        self.assertTrue((self.folder / "target/book/index.html").exists())
        self.assertIn("hello", (self.folder / "target/run/11-good.ipynb").read_text())
        self.assert_no_process_left()

    def test_runs_only_the_named_notebooks(self):
        self.write_notebooks({"11-good.ipynb": GOOD, "12-also-good.ipynb": GOOD})
        self.assert_ends(self.course("run", "1.2"), 0, "[1/1] 12-also-good")

    def test_a_failing_cell_is_named_and_the_other_notebooks_still_run(self):
        self.write_notebooks({"11-failing.ipynb": FAILING, "12-good.ipynb": GOOD})

        result = self.course("run")

        self.assert_ends(
            result, 1, "11-failing.ipynb, cell [2] 'boom'", "the bucket leaks", "1 of 2 notebooks ok"
        )
        failed, good = self.run_json()["notebooks"]
        self.assertEqual("failed", failed["status"])
        self.assertEqual("boom", failed["error"]["cellId"])
        self.assertEqual(2, failed["error"]["cellNumber"])
        self.assertIn("IllegalStateException", failed["error"]["name"])
        self.assertEqual("ok", good["status"])
        executed = (self.folder / "target/run/11-failing.ipynb").read_text()
        self.assertIn("the bucket leaks", executed)
        self.assertNotIn("never\\n", executed)

    def test_a_cell_without_end_is_interrupted_and_reported(self):
        endless = notebook(cell("forever", "while (true) {}"), rendezvous={"cell_seconds": 2})
        self.write_notebooks({"11-endless.ipynb": endless})

        result = self.course("run")

        self.assert_ends(result, 1, "timed out", "interrupted after 2 s")
        self.assertEqual("timed out", self.run_json()["notebooks"][0]["status"])
        self.assert_no_process_left()

    def test_a_dead_kernel_is_reported(self):
        dying = notebook(cell("die", "ProcessHandle.current();", "Runtime.getRuntime().halt(7);"))
        self.write_notebooks({"11-dying.ipynb": dying, "12-good.ipynb": GOOD})

        result = self.course("run")

        self.assert_ends(result, 1, "kernel died", "1 of 2 notebooks ok")

    def test_what_a_notebook_leaves_behind_is_named_and_ended(self):
        leaving = notebook(
            cell("leave", 'long pid = new ProcessBuilder("sleep", "654321").start().pid();')
        )
        self.write_notebooks({"11-leaving.ipynb": leaving, "12-good.ipynb": GOOD})

        result = self.course("run")

        self.assert_ends(result, 1, "LeftBehind", "sleep 654321", "1 of 2 notebooks ok")
        self.assertEqual([], descendants("sleep 654321"))

    def test_a_killed_kernel_leaves_nothing_of_its_workbench(self):
        dying = notebook(
            cell("open", 'Workbench bench = Workbench.open("dying");'),
            cell(
                "start",
                'String code = "class Sleeper { static void main() throws Exception {"',
                '    + "System.out.println(\\"up\\"); Thread.sleep(600_000); } }";',
                'bench.start(ChildJvm.source("sleeper", code).readyWhen("up"));',
            ),
            cell("die", "ProcessHandle.current();", "Runtime.getRuntime().halt(7);"),
        )
        self.write_notebooks({"11-dying.ipynb": dying})

        result = self.course("run")

        self.assert_ends(result, 1, "kernel died")
        self.assertNotIn("LeftBehind", result.stdout)
        self.assertEqual([], descendants(" Sleeper"))

    def test_a_notebook_that_is_missing_fails_clearly(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        (self.folder / "notebooks/11-good.ipynb").unlink()
        self.assert_ends(self.course("run"), 1, "there is no ", "notebooks/11-good.ipynb")

    def test_an_unknown_notebook_is_refused_with_suggestions(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        self.assert_ends(
            self.course("run", "11-goood"), 2, "there is no notebook '11-goood'", "Did you mean", "11-good"
        )

    def test_a_bad_syllabus_is_refused_with_its_line(self):
        (self.folder / "syllabus.yaml").write_text("title: A\nsubtitle: B\nchapter: []\n")
        self.assert_ends(self.course("run"), 3, "syllabus.yaml:3: unknown key 'chapter'")

    def test_works_from_elsewhere_and_through_a_link(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        link = self.folder / "a link"
        link.symlink_to("course")
        result = self.course("run", "11", cwd="/")
        self.assert_ends(result, 0)
        (self.folder / "course").rename(self.folder / "moved")
        (self.folder / "course").symlink_to("moved")
        self.assert_ends(self.course("--version", cwd="/"), 0, "JDK")


class InterruptTest(CourseTest):
    SLEEPING = notebook(
        cell("sleep", 'System.out.println("asleep");', "Thread.sleep(600_000);"),
    )

    def start_sleeping(self):
        self.write_notebooks({"11-sleeping.ipynb": self.SLEEPING})
        process = self.start("run")
        # What trains the kernel's cache is no kernel of a notebook: so Python first.
        self.wait_while_running(
            process, lambda: descendants(f"{self.folder}/target/run"), "the start of Python"
        )
        self.wait_while_running(process, self.kernels, "the start of the kernel")
        return process

    def test_ctrl_c_leaves_no_process(self):
        process = self.start_sleeping()
        os.killpg(process.pid, signal.SIGINT)
        self.assertEqual(130, process.wait(60))
        self.assert_no_process_left()

    def test_a_signal_to_the_command_alone_leaves_no_process(self):
        process = self.start_sleeping()
        os.kill(process.pid, signal.SIGTERM)
        self.assertEqual(143, process.wait(60))
        self.assert_no_process_left()

    def test_killing_the_command_leaves_no_process(self):
        process = self.start_sleeping()
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        self.assert_no_process_left()
