"""The lab's timeline in cells: what it sees on the course's own kernel."""

import unittest

from wire import Kernel


class TimelineTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.stop()

    def test_a_timeline_is_shown_and_names_threads_after_the_lines_that_start_them(self):
        answer = self.kernel.run(
            'Timeline.record("Who waits for whom?", () -> {\n'
            '  Channel<Integer> squares = Channel.unbuffered("squares");\n'
            "  WaitGroup group = new WaitGroup();\n"
            "  group.go(() -> squares.send(49));\n"
            "  squares.receive();\n"
            "  group.await();\n"
            "})"
        )
        self.assertIsNone(answer.error, answer.traceback)
        self.assertIn("<picture>", answer.result["text/html"])
        self.assertIn(f"cell [{answer.reply['execution_count']}]:", answer.text)
        self.assertIn("49", answer.text)

    def test_a_deadlock_is_found_although_somebody_looks_on(self):
        answer = self.kernel.run(
            "var lock = new java.util.concurrent.locks.ReentrantLock();\n"
            'Timeline.record("Stuck", () -> {\n'
            "  lock.lock();\n"
            '  Thread.ofVirtual().name("waiter").start(() -> lock.lock()).join();\n'
            "})"
        )
        self.assertIn("Deadlock", answer.traceback)


if __name__ == "__main__":
    unittest.main()
