"""An exercise in its notebook: the cells that show what is to be done, check, and give hints."""

import json
import os
import pathlib
import re
import shutil
import tempfile
import unittest

from wire import Kernel

COURSE = pathlib.Path(__file__).resolve().parents[5]
SLUG = "01-lost-update"


def cell(notebook, identifier):
    for each in json.loads(notebook.read_text())["cells"]:
        if each["id"] == identifier:
            return "".join(each["source"])
    raise KeyError(identifier)


class ExerciseTest(unittest.TestCase):
    def setUp(self):
        # a course of its own, so that nobody's progress is changed
        self.course = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.course)
        for folder in ("exercises", "solutions"):
            shutil.copytree(COURSE / folder / SLUG, self.course / folder / SLUG)
        self.notebook = self.course / "exercises" / SLUG / "exercise.ipynb"
        before = os.getcwd()
        os.chdir(self.notebook.parent)  # where Jupyter starts a notebook's kernel
        try:
            self.kernel = Kernel()
        finally:
            os.chdir(before)
        self.addCleanup(self.kernel.stop)

    def ok(self, code):
        answer = self.kernel.run(code)
        self.assertIsNone(answer.error, answer.traceback)
        return answer

    def test_from_the_starter_to_the_solution(self):
        self.assertIn("10 points (not begun)", self.ok(cell(self.notebook, "open")).text)
        self.ok(cell(self.notebook, "submission"))
        check = cell(self.notebook, "check")

        starter = self.ok(check)
        self.assertIn("1 of 10 points.", starter.text)
        html = starter.result["text/html"]
        self.assertIn("✗ race", html)
        self.assertRegex(html, r"cell \[2\]:\d+")
        self.assertIn(">inside++;</code>", html)
        for internal in ("JShell", "REPL", "lambda$"):
            self.assertNotIn(internal, html)

        for number in (1, 2, 3):
            self.assertIn(f"Hint {number} of 5", self.ok(cell(self.notebook, "hint")).text)

        solution = self.course / "solutions" / SLUG / "solution.ipynb"
        self.ok(cell(solution, "submission"))
        solved = self.ok(check)
        self.assertIn("All right: 10 of 10 points.", solved.text)
        self.assertIn("10 points (done)", self.ok(cell(self.notebook, "open")).text)
        self.assertEqual(
            10, json.loads((self.course / "progress.json").read_text())[SLUG]["points"]
        )

    def test_a_check_that_hangs_is_interrupted_and_the_kernel_lives_on(self):
        self.ok(
            "class House {\n"
            "  House(int room) {}\n"
            "  boolean enter() { while (true) { Thread.onSpinWait(); } }\n"
            "  void leave() {}\n"
            "  int inside() { return 0; }\n"
            "  int turnedAway() { return 0; }\n"
            "}"
        )
        answer = self.kernel.run_and_interrupt(
            f'System.out.println("running"); Exercise.check("{SLUG}", House.class)'
        )
        self.assertIsNotNone(answer.error)
        self.assertEqual("2", self.ok("1 + 1").text)

    def test_a_class_of_the_jdk_has_no_cell(self):
        answer = self.kernel.run(f'Exercise.check("{SLUG}", String.class)')
        self.assertIn("The cell that declares String is not known", answer.traceback)

    def test_an_unknown_exercise_is_named(self):
        answer = self.kernel.run('Exercise.open("99-nothing")')
        self.assertIn("there is no exercise 99-nothing", answer.traceback)
        self.assertIsNone(re.search(r"JShell", answer.traceback))


if __name__ == "__main__":
    unittest.main()
