"""course check: the exercises, as a learner and as an author calls it."""

import json
import os
import shutil
import signal
import unittest

from course_project import HOME, CourseTest, descendants

SLUG = "01-lost-update"
MUTANT = f"solutions/{SLUG}/mutants/LeaveWithoutLock.java"


class ExerciseTest(CourseTest):
    """Gives each test a course with one exercise."""

    def setUp(self):
        super().setUp()
        for folder in ("exercises", "solutions"):
            shutil.copytree(HOME / folder / SLUG, self.folder / folder / SLUG)
        with (self.folder / "syllabus.yaml").open("a") as syllabus:
            syllabus.write(
                f'exercises:\n  - slug: {SLUG}\n    section: "1.1"\n    title: Fix the lost update\n'
                "    points: 10\n    minutes: 15\n"
            )


class CheckTest(ExerciseTest):
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
            self.assertTrue(mutant["sentence"], mutant)

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
            (("check", "1", "--all", "--runs", "0"), "must be 1 or more"),
            (("check", "1", "--all", "--json", "no/where.json"), "cannot write a file"),
        ):
            with self.subTest(arguments):
                answer = self.course(*arguments)
                self.assertEqual(2, answer.returncode, answer.stdout)
                self.assertIn(message, answer.stderr)

    def test_a_file_is_judged_again_when_it_is_saved(self):
        file = self.folder / "House.java"
        shutil.copy(self.folder / MUTANT, file)
        process = self.start("check", "1", str(file), "--watch")
        self.wait_while_running(process, lambda: "Waiting for" in self.output(), "the first verdict")
        self.assertIn("8 of 10 points.", self.output())

        file.unlink()  # as some editors do, before they write the new one
        right = (self.folder / MUTANT).read_text().replace("  void leave()", "  synchronized void leave()")
        file.write_text(right)

        self.wait_while_running(
            process, lambda: "All right: 10 of 10 points." in self.output(), "the second verdict"
        )
        os.killpg(process.pid, signal.SIGINT)
        self.assertEqual(130, process.wait(60))
        self.assert_no_process_left()

    def test_folders_and_zips_are_judged(self):
        folder = self.folder / "mine"
        folder.mkdir()
        shutil.copy(self.folder / MUTANT, folder / "House.java")
        archive = shutil.make_archive(str(self.folder / "mine"), "zip", folder)
        for submission in (str(folder), archive):
            with self.subTest(submission):
                answer = self.course("check", "1", submission)
                self.assert_ends(answer, 1, "House.java:24  | inside--;", "8 of 10 points.")

    def test_progress_is_taken_along(self):
        self.course("check", "1", str(self.folder / f"solutions/{SLUG}/solution.ipynb"))
        taken = (self.folder / "progress.json").read_text()
        (self.folder / "progress.json").unlink()
        self.assertIn("0 of 10 points.", self.course("check").stdout)

        (self.folder / "progress.json").write_text(taken)

        self.assertIn("10 of 10 points  done", self.course("check").stdout)


class InterruptTest(ExerciseTest):
    """Nothing is left of a check that is ended, however."""

    ENDLESS = """
        class House {
            House(int room) {}
            boolean enter() { while (true) {} }
            void leave() {}
            int inside() { return 0; }
            int turnedAway() { return 0; }
        }
    """

    def judges(self):
        return descendants("JudgeMain")

    def endless(self):
        file = self.folder / "House.java"
        file.write_text(self.ENDLESS)
        return str(file)

    def start_judging(self, *arguments):
        process = self.start("check", "1", *arguments)
        self.wait_while_running(process, self.judges, "the start of the process that judges")
        return process

    def test_ctrl_c_leaves_no_process_and_no_verdict(self):
        for arguments in ([self.endless()], ["--all", "--runs", "200"]):
            with self.subTest(arguments):
                process = self.start_judging(*arguments)
                os.killpg(process.pid, signal.SIGINT)
                self.assertEqual(130, process.wait(60))
                self.assert_no_process_left()
                self.assertNotIn("crashed", self.output())

    def test_a_signal_to_the_command_alone_leaves_no_process(self):
        for number, code in ((signal.SIGTERM, 143), (signal.SIGKILL, -9)):
            with self.subTest(number):
                process = self.start_judging(self.endless())
                os.kill(process.pid, number)
                self.assertEqual(code, process.wait(60))
                self.assert_no_process_left()


if __name__ == "__main__":
    unittest.main()
