"""course grade: as a teacher calls it."""

import csv
import json
import os
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from course_project import HOME, NO_NETWORK, needs_namespaces
from test_check import SLUG, ExerciseTest

MUTANT = f"solutions/{SLUG}/mutants/LeaveWithoutLock.java"

# Not much of it is the starter's, which does not count.
OWN = """\
class House {
  private final Object lock = new Object();
  private final int room;
  private int inside;
  private int turnedAway;

  House(int room) {
    this.room = room;
  }

  boolean enter() {
    synchronized (lock) {
      boolean free = inside < room;
      if (free) {
        inside++;
      } else {
        turnedAway++;
      }
      return free;
    }
  }

  void leave() {
    synchronized (lock) {
      inside--;
    }
  }

  int inside() {
    synchronized (lock) {
      return inside;
    }
  }

  int turnedAway() {
    synchronized (lock) {
      return turnedAway;
    }
  }
}
"""
RENAMED = (("class House", "// all my own work\nclass House"), ("lock", "monitor"), ("free", "ok"))


def files(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "finished" not in path.parts
    }


class GradeTest(ExerciseTest):
    def hand_in(self, student, source, *changes):
        text = (self.folder / source).read_text()
        for old, new in changes:
            text = text.replace(old, new)
        folder = self.folder / "class" / student / SLUG
        folder.mkdir(parents=True)
        (folder / Path(source).name).write_text(text)

    def grade(self, *arguments, **options):
        return self.course(
            "grade", "--class", str(self.folder / "class"), "--out", str(self.folder / "out"), *arguments, **options
        )

    def test_a_demonstration_is_always_the_same(self):
        elsewhere = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, elsewhere)
        demo = self.folder / "target/grade-demo"
        arguments = ("grade", "--demo=4", "--exercise", "1", "--no-browser")

        first = self.course(*arguments, cwd=elsewhere)
        self.assert_ends(first, 0, str(demo / "report/report.html"))
        reports = files(demo / "report")
        again = self.course(*arguments, cwd=elsewhere)
        self.assert_ends(again, 0, "were done before")
        self.assertEqual(reports, files(demo / "report"))
        shutil.rmtree(demo)
        afresh = self.course(*arguments, cwd=elsewhere)

        self.assert_ends(afresh, 0)
        self.assertNotIn("were done before", afresh.stdout)
        self.assertEqual(reports, files(demo / "report"))
        self.assertEqual([], list(elsewhere.iterdir()))
        self.assertEqual(4, len(json.loads(reports["results.json"])["submissions"]))

    def test_copies_are_found(self):
        (self.folder / "House.java").write_text(OWN)
        self.hand_in("ada", "House.java")
        self.hand_in("lin", "House.java", *RENAMED)
        self.hand_in("max", MUTANT)
        answer = self.grade("--plagiarism")
        self.assert_ends(answer, 0)
        with (self.folder / "out/plagiarism.csv").open() as table:
            most = next(csv.DictReader(table))
        self.assertEqual((SLUG, "ada", "lin"), (most["exercise"], most["student"], most["other"]), answer.stdout)
        self.assertGreaterEqual(int(most["percent"]), 90)
        self.assertTrue(zipfile.is_zipfile(self.folder / f"out/plagiarism/{SLUG}.zip"))
        self.assertIn("1 pair is at least 80 % alike", (self.folder / "out/report.html").read_text())

    @needs_namespaces
    def test_without_a_network_nothing_is_compared_and_it_says_why(self):
        self.hand_in("ada", MUTANT)
        home = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, home)
        answer = self.grade("--plagiarism", prefix=NO_NETWORK, env=self.environment(HOME=home))
        self.assert_ends(answer, 3, "downloaded from Maven Central", "Without --plagiarism, grading needs no network.")
        self.assertFalse((self.folder / "out/report.html").exists())

    def test_an_autograder_grades_as_gradescope_calls_it(self):
        archive = self.folder / "house.zip"
        self.assert_ends(self.course("grade", "--gradescope-zip", str(archive), "--exercise", "1"), 0, "house.zip")
        root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, root)
        with zipfile.ZipFile(archive) as zipped:
            zipped.extractall(root / "source")
        shutil.copy(root / "source/run_autograder", root / "run_autograder")  # as Gradescope does
        for submission, score in ((f"solutions/{SLUG}/solution.ipynb", 10), (MUTANT, 8), (None, 0)):
            with self.subTest(submission):
                shutil.rmtree(root / "submission", ignore_errors=True)
                shutil.rmtree(root / "results", ignore_errors=True)
                (root / "submission").mkdir()
                if submission:
                    shutil.copy(self.folder / submission, root / "submission")
                run = subprocess.run(
                    ["bash", str(root / "run_autograder")],
                    env=self.environment(AUTOGRADER=str(root)),
                    cwd="/",
                    capture_output=True,
                    text=True,
                    timeout=300,
                )
                self.assertEqual(0, run.returncode, run.stdout + run.stderr)
                results = json.loads((root / "results/results.json").read_text())
                self.assertEqual(score, results["score"])
                self.assertEqual(10, sum(test["max_score"] for test in results["tests"]))

    def test_the_recipe_with_nothing_but_junit(self):
        recipe = (HOME / "docs/exercises.md").read_text().split("## With nothing but JUnit")[1]
        recipe = recipe.split("```sh\n")[1].split("```")[0]
        programs = self.folder / "programs"
        programs.mkdir()
        # from Maven Central, as the recipe, but by the way that all else comes: there may be no curl here
        curl = programs / "curl"
        curl.write_text(
            '#!/bin/sh\n"%s/build" maven -q org.apache.maven.plugins:maven-dependency-plugin:copy -N'
            ' -Dartifact=org.junit.platform:junit-platform-console-standalone:$version "-DoutputDirectory=$PWD"\n'
            % (self.folder / "support-lib")
        )
        curl.chmod(0o755)
        java_home = os.environ["JAVA_HOME"]
        path = os.pathsep.join([str(programs), f"{java_home}/bin", os.environ["PATH"]])
        for submission, code, *texts in (
            (OWN, 0, "0 tests failed"),
            ((self.folder / MUTANT).read_text(), 1, "1 tests failed", "or -Drendezvous.seed="),
        ):
            (self.folder / "House.java").write_text(submission)
            answer = subprocess.run(
                ["sh", "-ec", "export version; " + recipe],
                env=self.environment(PATH=path),
                cwd=self.folder,
                capture_output=True,
                text=True,
                timeout=300,
            )
            self.assert_ends(answer, code, *texts)

    def test_what_is_wrong_with_the_command_is_said(self):
        (self.folder / "class").mkdir()
        for arguments, message in (
            ((), "--class=DIR|ZIP"),
            (("--demo", "--class", "x"), "mutually exclusive"),
            (("--class", "class"), "--out"),
            (("--demo=0", "--exercise", "1"), "1 to 1000 students"),
            (("--gradescope-zip", "x.zip", "--exercise", "77"), "there is no exercise '77'"),
        ):
            with self.subTest(arguments):
                self.assert_ends(self.course("grade", *arguments, cwd=self.folder), 2, message)
