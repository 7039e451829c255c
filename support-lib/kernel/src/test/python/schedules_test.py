"""Schedules of code that is defined in cells. The cells are those of the lab's own tests."""

import pathlib
import re
import unittest

from shared_kernel import SharedKernel

CELLS = (
    pathlib.Path(__file__).resolve().parents[4]
    / "lab/src/test/resources/rendezvous/lab/cells"
)
FOUND = {
    "lost-update": ("Lost update", "n++;"),
    "racy-wait-group": ("Lost update", "n--;"),
    "lost-wake-up": ("Lost wake-up", "wait();"),
    "if-for-while": ("NoSuchElementException", "int element = elements.remove();"),
    "two-locks": ("Deadlock", "second.lock.lock();"),
    "two-monitors": ("Deadlock", "synchronized (second) {"),
    "check-then-act": ("Lost update", "counts.put(word, before == null ? 1 : before + 1);"),
    "created-twice": ("Lost update", "instance = new Object();"),
    "unsynchronized-list": ("Two threads in one ArrayList", "all.add(result);"),
}


class SchedulesTest(SharedKernel):
    def test_bugs_are_found_and_drawn_beside_their_source(self):
        for bug, (name, line) in FOUND.items():
            with self.subTest(bug):
                answer = self.ok((CELLS / "broken" / f"{bug}.jsh").read_text())
                self.assertRegex(answer.text, f"^{name}: found in schedule ")
                html = answer.result["text/html"]
                self.assertIn(f">{line}</code>", html)
                self.assertRegex(html, rf"{re.escape(self.cell(answer))}:\d+")
                for internal in ("JShell", "REPL", "do_it", "lambda$"):
                    self.assertNotIn(internal, html)

    def test_lines_of_a_lambda_in_the_last_expression(self):
        answer = self.ok((CELLS / "broken" / "lost-update.jsh").read_text())
        cell = re.escape(self.cell(answer))
        html = answer.result["text/html"]
        self.assertRegex(html, rf"{cell}:11</span></div><code[^>]*>Schedules\.together\(")
        self.assertRegex(html, rf"{cell}:12</span></div><code[^>]*>Schedules\.require\(")

    def test_a_cell_that_is_executed_again_is_drawn_under_its_new_number(self):
        code = (CELLS / "broken" / "lost-update.jsh").read_text()
        first = self.ok(code)
        again = self.ok(code)
        self.assertNotIn(self.cell(first), again.result["text/html"])
        self.assertIn(f"{self.cell(again)}:5", again.result["text/html"])

    def test_correct_code_passes(self):
        for bug in FOUND:
            with self.subTest(bug):
                answer = self.ok((CELLS / "correct" / f"{bug}.jsh").read_text())
                self.assertIn("Nothing found in 2000 schedules", answer.text)

    def test_a_seed_shows_the_same_steps_in_another_cell(self):
        code = (CELLS / "broken" / "two-locks.jsh").read_text()
        scenario = code[code.index("Schedules.explore(") + len("Schedules.explore(") :]
        first = self.ok(code).text
        seed = re.search(r"Schedules\.replay\((\d+)", first).group(1)
        again = self.ok(f"Schedules.replay({seed}, {scenario}").text
        self.assertEqual(self.steps(first), self.steps(again))

    @staticmethod
    def steps(text):
        """The table's rows without the last column: the cells' numbers differ."""
        rows = [line.split("|") for line in text.splitlines() if line.count("|") == 4]
        return [row[1:3] for row in rows]

    def test_variables_and_methods_of_other_cells_take_part(self):
        self.ok("class Tally { int n; }\nvar tally = new Tally();")
        self.ok("void count() { tally.n++; }")
        answer = self.ok(
            "Schedules.explore(() -> {\n"
            "  Schedules.together(() -> count(), () -> count());\n"
            '  Schedules.require(tally.n == 2, "counted " + tally.n);\n'
            "})"
        )
        self.assertIn("Lost update", answer.text)
        self.assertIn(">void count() { tally.n++; }</code>", answer.result["text/html"])
        self.assertEqual("0", self.ok("tally.n").text)

    def test_what_cannot_be_controlled_is_refused_with_advice(self):
        answer = self.fails(
            "Schedules.explore(() -> {\n"
            "  var pool = Executors.newFixedThreadPool(2);\n"
            "  pool.close();\n"
            "})"
        )
        self.assertEqual("rendezvous.lab.SchedulesException", answer.error["ename"])
        self.assertIn("newVirtualThreadPerTaskExecutor", answer.traceback)
        self.assertIn(f"{self.cell(answer)}:2", answer.traceback)

    def test_an_interrupt_ends_an_exploration(self):
        answer = self.kernel.run_and_interrupt(
            'System.out.println("running");\n'
            "Schedules.atMost(1_000_000_000).within(Duration.ofHours(1)).run(() -> {\n"
            "  Schedules.together(() -> {}, () -> {});\n"
            "});"
        )
        self.assertEqual("Interrupted", answer.error["ename"])
        self.assertEqual("2", self.ok("1 + 1").text)


if __name__ == "__main__":
    unittest.main()
