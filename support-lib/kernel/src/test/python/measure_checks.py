"""Measures the checks of all exercises in their notebooks. Prints numbers, judges nothing.

    ./course doctor && ./course run 1.1      # builds, and writes the kernelspec
    JUPYTER_PATH=$PWD/target/jupyter python3 support-lib/kernel/src/test/python/measure_checks.py [CHECKS [EXERCISE…]]

A check is measured as a learner meets it: the kernel is warm, `Exercise.open` was run a while ago,
and the process that will judge has had the time in which one reads and types.
"""

import json
import os
import pathlib
import shutil
import statistics
import sys
import tempfile
import time

from wire import Kernel

COURSE = pathlib.Path(__file__).resolve().parents[5]
READING = 4  # seconds in which a learner looks at the verdict, and the next process gets ready


def cell(notebook, identifier):
    cells = json.loads(notebook.read_text())["cells"]
    return "".join(next(each for each in cells if each["id"] == identifier)["source"])


def times(kernel, submission, check, count):
    answer = kernel.run(submission)
    assert answer.error is None, answer.traceback
    seconds = []
    for _ in range(count):
        time.sleep(READING)
        answer = kernel.run(check)
        assert answer.error is None, answer.traceback
        seconds.append(answer.seconds)
    return seconds


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main(count, names):
    course = pathlib.Path(tempfile.mkdtemp())
    for folder in ("exercises", "solutions"):
        shutil.copytree(COURSE / folder, course / folder)
    starters, solutions = [], []
    print(f"{'exercise':30} starter: median  p90   solution: median  p90   (s, n = {count} each)")
    for folder in sorted((course / "exercises").iterdir()):
        if names and folder.name not in names:
            continue
        os.chdir(folder)  # where Jupyter starts a notebook's kernel
        kernel = Kernel()
        try:
            exercise = folder / "exercise.ipynb"
            solution = course / "solutions" / folder.name / "solution.ipynb"
            check = cell(exercise, "check")
            kernel.run(cell(exercise, "open"))
            wrong = times(kernel, cell(exercise, "submission"), check, count)
            right = times(kernel, cell(solution, "submission"), check, count)
        finally:
            kernel.stop()
        starters += wrong
        solutions += right
        print(
            f"{folder.name:30} {statistics.median(wrong):15.3f} {percentile(wrong, 0.9):5.3f}"
            f" {statistics.median(right):17.3f} {percentile(right, 0.9):5.3f}",
            flush=True,
        )
    for what, values in (("all starters", starters), ("all solutions", solutions)):
        print(f"{what:30} median {statistics.median(values):.3f}  p90 {percentile(values, 0.9):.3f}")
    os.chdir("/")
    shutil.rmtree(course)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2:])
