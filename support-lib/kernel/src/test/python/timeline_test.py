"""The lab's timeline in cells: what it sees on the course's own kernel."""

import unittest

from shared_kernel import SharedKernel


class TimelineTest(SharedKernel):
    def test_a_timeline_is_shown_and_names_threads_after_the_lines_that_start_them(self):
        answer = self.ok(
            'Timeline.record("Who waits for whom?", () -> {\n'
            '  Channel<Integer> squares = Channel.unbuffered("squares");\n'
            "  WaitGroup group = new WaitGroup();\n"
            "  group.go(() -> squares.send(49));\n"
            "  squares.receive();\n"
            "  group.await();\n"
            "})"
        )
        self.assertIn("<picture>", answer.result["text/html"])
        self.assertIn(f"{self.cell(answer)}:4", answer.text)
        self.assertIn("49", answer.text)

    def test_a_deadlock_is_found_although_somebody_looks_on(self):
        answer = self.fails(
            "var lock = new java.util.concurrent.locks.ReentrantLock();\n"
            'Timeline.record("Stuck", () -> {\n'
            "  lock.lock();\n"
            '  Thread.ofVirtual().name("waiter").start(() -> lock.lock()).join();\n'
            "})"
        )
        self.assertIn("Deadlock", answer.traceback)


if __name__ == "__main__":
    unittest.main()
