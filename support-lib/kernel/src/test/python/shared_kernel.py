"""Tests that share one kernel, as the cells of a notebook do."""

import unittest

from wire import Kernel


class SharedKernel(unittest.TestCase):
    """Each class of tests has a kernel of its own, and all that its tests have declared in it."""

    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.stop()

    def ok(self, code, **options):
        answer = self.kernel.run(code, **options)
        self.assertIsNone(answer.error, answer.traceback)
        self.assertEqual("ok", answer.reply["status"])
        return answer

    def fails(self, code, **options):
        answer = self.kernel.run(code, **options)
        self.assertIsNotNone(answer.error, f"no error from: {code}")
        self.assertEqual("error", answer.reply["status"])
        return answer

    def cell(self, answer):
        """What the cell is called in stack traces."""
        return f"cell [{answer.reply['execution_count']}]"
