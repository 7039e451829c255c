"""course check: the exercises, as a learner and as an author calls it."""

import json
import shutil
import unittest

from course_project import HOME, CourseTest

SLUG = "01-lost-update"
MUTANT = f"solutions/{SLUG}/mutants/LeaveWithoutLock.java"


class CheckTest(CourseTest):
    def setUp(self):
        super().setUp()
        for folder in ("exercises", "solutions"):
            shutil.copytree(HOME / folder / SLUG, self.folder / folder / SLUG)
        with (self.folder / "syllabus.yaml").open("a") as syllabus:
            syllabus.write(
                f'exercises:\n  - slug: {SLUG}\n    section: "1.1"\n    title: Fix the lost update\n'
                "    points: 10\n    minutes: 15\n"
            )

    def test_the_starter_fails_and_the_solution_passes(self):
        starter = self.course("check", "1")
        self.assertEqual(1, starter.returncode, starter.stderr)
        self.assertIn("race          Two visitors who come at the same time", starter.stdout)
        self.assertIn("1 of 10 points.", starter.stdout)

        solution = self.course("check", SLUG, str(self.folder / f"solutions/{SLUG}/solution.ipynb"))
        self.assertEqual(0, solution.returncode, solution.stdout + solution.stderr)
        self.assertIn("All right: 10 of 10 points.", solution.stdout)

        overview = self.course("check")
        self.assertIn("10 of 10 points  done", overview.stdout)

    def test_a_java_file_is_judged_in_its_own_lines(self):
        wrong = self.course("check", "01", str(self.folder / MUTANT))
        self.assertEqual(1, wrong.returncode, wrong.stderr)
        self.assertIn("LeaveWithoutLock.java:24  | inside--;", wrong.stdout)
        self.assertIn("hint 2: Who else touches the variable?", wrong.stdout)

    def test_hints_come_one_by_one(self):
        self.assertNotIn("Hint 2", self.course("check", "1", "--hint").stdout)
        self.assertIn("Hint 2 of 5", self.course("check", "1", "--hint").stdout)

    def test_an_exercise_is_proved(self):
        file = self.folder / "proof.json"
        proof = self.course("check", "--all", "--json", str(file))
        self.assertEqual(0, proof.returncode, proof.stdout + proof.stderr)
        (exercise,) = json.loads(file.read_text())
        self.assertEqual("fails", exercise["starter"])
        self.assertEqual("passes", exercise["solution"])
        self.assertEqual(6, len(exercise["mutants"]))
        for mutant in exercise["mutants"]:
            self.assertEqual(mutant["runs"], mutant["caught"], mutant)

    def test_a_mutant_that_is_none_is_named(self):
        mutant = self.folder / MUTANT
        mutant.write_text(mutant.read_text().replace("  void leave()", "  synchronized void leave()"))
        proof = self.course("check", "1", "--all")
        self.assertEqual(1, proof.returncode, proof.stderr)
        self.assertIn(
            "mutant LeaveWithoutLock, HouseTest.leavingIsCounted: pass and hint 0, not race",
            proof.stdout,
        )

    def test_what_is_wrong_with_the_command_is_said(self):
        for arguments, message in (
            (("check", "77"), "there is no exercise '77'"),
            (("check", "1", "none.java"), "there is no file none.java"),
            (("check", "1", "--json", "x"), "--all"),
        ):
            with self.subTest(arguments):
                answer = self.course(*arguments)
                self.assertEqual(2, answer.returncode, answer.stdout)
                self.assertIn(message, answer.stderr)


if __name__ == "__main__":
    unittest.main()
