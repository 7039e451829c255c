"""course bench: what a person sees, what is written, and what is left behind."""

import json
import os
import shutil
import signal

from course_project import CourseTest, built, descendants


class BenchTest(CourseTest):
    def setUp(self):
        super().setUp()
        # Built once for all tests, as the other modules are.
        copy = self.folder / "target/built-bench"
        if not copy.exists():
            shutil.copytree(built("bench"), copy / built("bench").name)

    def test_help_says_what_quick_loses(self):
        self.assert_ends(self.course("bench", "--help"), 0, "--quick", "--json", "WORKLOAD", "noise")

    def test_lists_the_workloads(self):
        result = self.course("bench", "--list", "select")
        self.assert_ends(result, 0, "select-2-unbuffered", "select-8-16")
        self.assertNotIn("ping-pong", result.stdout)

    def test_an_unknown_workload_is_refused_with_the_names(self):
        self.assert_ends(
            self.course("bench", "ping-pong", "pong"),
            2,
            "there is no workload 'pong'",
            "ping-pong",
            "1-to-1-unbuffered",
        )

    def test_a_file_that_cannot_be_written_is_refused_before_the_work(self):
        self.assert_ends(
            self.course("bench", "--json", str(self.folder / "nowhere/x.json")), 2, "cannot write a file"
        )
        self.assert_ends(self.course("bench", "--rounds", "0"), 2, "--rounds must be 1 or more")

    def test_measures_a_workload_and_writes_json_page_and_chart(self):
        result = self.course(
            "bench", "--quick", "--rounds", "1", "--json", "out.json", "ping-pong", cwd=self.folder
        )

        self.assert_ends(result, 0, "[1/1] ping-pong", "ours / best peer", "ahead of jox")
        (workload,) = json.loads((self.folder / "out.json").read_text())
        self.assertEqual("ping-pong", workload["workload"])
        self.assertEqual("ns per round trip", workload["unit"])
        contestants = [result["contestant"] for result in workload["results"]]
        self.assertLessEqual(
            {"Rendezvous", "jox", "Kotlin", "SynchronousQueue", "LinkedTransferQueue"}, set(contestants)
        )
        for measured in workload["results"]:
            self.assertLess(0, measured["low"])
            self.assertLessEqual(measured["low"], measured["median"])
            self.assertLessEqual(measured["median"], measured["high"])
        page = (self.folder / "target/bench/bench.md").read_text()
        self.assertIn("`./course bench --quick --rounds 1 ping-pong`", page)
        self.assertIn("<svg", (self.folder / "target/bench/bench/ping-pong.svg").read_text())
        self.assert_no_process_left()

    def test_measures_what_is_not_a_time_of_an_operation(self):
        result = self.course(
            "bench", "--quick", "--json", "out.json", "idle-bytes-context", "starvation-16-1c-1p",
            cwd=self.folder,
        )

        self.assert_ends(result, 0, "bytes per context", "start-p99, ms")
        rows = {row["workload"]: row for row in json.loads((self.folder / "out.json").read_text())}
        self.assertEqual("ms", rows["starvation-16-1c-1p/start-p99"]["unit"])
        (ours,) = [
            result["median"]
            for result in rows["idle-bytes-context"]["results"]
            if result["contestant"] == "Rendezvous"
        ]
        self.assertTrue(20 < ours < 1000, ours)
        self.assert_no_process_left()

    def start_measuring(self):
        process = self.start("bench", "--rounds", "1", "ping-pong")
        self.wait_while_running(process, self.forks, "the start of a fork")
        return process

    def forks(self):
        return descendants("ForkedMain")

    def test_ctrl_c_leaves_no_process(self):
        process = self.start_measuring()
        os.killpg(process.pid, signal.SIGINT)
        self.assertEqual(130, process.wait(60))
        self.assert_no_process_left()
        self.assertNotIn("not measured", self.output())

    def test_a_signal_to_the_command_alone_leaves_no_process(self):
        process = self.start_measuring()
        os.kill(process.pid, signal.SIGTERM)
        self.assertEqual(143, process.wait(60))
        self.assert_no_process_left()

    def test_killing_the_command_leaves_no_process(self):
        process = self.start_measuring()
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        self.assert_no_process_left()
