"""course lab: the server that the browser talks to."""

import json
import os
import re
import signal
import socket
import urllib.request

from course_project import CourseTest, cell, notebook


class LabTest(CourseTest):
    def setUp(self):
        super().setUp()
        self.write_notebooks({"11-good.ipynb": notebook(cell("sum", "1 + 1"))})

    def start_lab(self, *arguments):
        process = self.start("lab", "--no-browser", *arguments)
        self.wait_while_running(process, lambda: "token=" in self.output(), "the address")
        match = re.search(r"Open (http://\S+?/)(\S*)\?token=(\w+)", self.output())
        self.assertTrue(match, self.output())
        return process, *match.groups()

    def call(self, address, token, path, body=None):
        request = urllib.request.Request(
            address + path,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {token}"},
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            return json.load(response)

    def test_serves_the_notebook_with_the_courses_kernel_and_ends_with_it(self):
        process, address, page, token = self.start_lab("1.1")
        self.assertTrue(page.endswith("notebooks/11-good.ipynb"), page)
        specs = self.call(address, token, "api/kernelspecs")["kernelspecs"]
        self.assertIn(str(self.folder), " ".join(specs["java"]["spec"]["argv"]))
        self.call(address, token, "api/kernels", {"name": "java"})
        self.wait_while_running(process, self.kernels, "the kernel")

        os.killpg(process.pid, signal.SIGINT)

        self.assertEqual(130, process.wait(60))
        self.assert_no_process_left()

    def test_opens_an_exercise(self):
        with (self.folder / "syllabus.yaml").open("a") as syllabus:
            syllabus.write(
                'exercises:\n  - slug: 01-first\n    section: "1.1"\n    title: First\n'
                "    points: 1\n    minutes: 5\n"
            )
        _, _, page, _ = self.start_lab("01-first")
        self.assertTrue(page.endswith("exercises/01-first/exercise.ipynb"), page)

    def test_keeps_the_token(self):
        _, address, _, _ = self.start_lab()
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.call(address, "wrong", "api/kernelspecs")
        self.assertEqual(403, refused.exception.code)

    def test_a_taken_port_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            result = self.course("lab", "--port", str(port))
        self.assert_ends(result, 3, f"port {port} cannot be used", "--port")

    def test_an_unknown_notebook_is_refused(self):
        self.assert_ends(self.course("lab", "77"), 2, "there is no notebook '77'")
