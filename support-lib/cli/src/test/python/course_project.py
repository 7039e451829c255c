"""A small course for each test: the real command and jars, notebooks made by the test."""

import atexit
import ctypes
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

HOME = Path(os.environ.get("RENDEZVOUS_HOME", Path(__file__).resolve().parents[5]))

# What the tests' own environment needs no more: each call says what it wants to pass on.
KEPT = ("PATH", "HOME", "JAVA_HOME", "LANG", "RENDEZVOUS_PYTHON")


def cell(identifier, *lines):
    return {
        "cell_type": "code",
        "id": identifier,
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": "\n".join(lines),
    }


def heading(text):
    return {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {text}"}


def notebook(*cells, kernel="java", **metadata):
    kernelspec = {"name": kernel, "display_name": "Java 25", "language": "java"}
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kernelspec": kernelspec, "language_info": {"name": "java"}, **metadata},
        "cells": [heading("A notebook"), *cells],
    }


def adopt_orphans():
    """Makes this process the parent of what outlives its own parent, so descendants() finds all of it."""
    PR_SET_CHILD_SUBREAPER = 36
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1) != 0:
        raise OSError("prctl: this process cannot adopt orphans")


adopt_orphans()


def descendants(text=""):
    """The command lines of the running processes below this one, with the text in them.

    Whatever a test starts is found by its parents: paths on a command line may be those of links' ends.
    """
    parents = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if state != "Z":
            parents[int(folder.name)] = int(parent), line
    found = []
    for process, (parent, line) in parents.items():
        while parent not in (0, os.getpid()):
            parent = parents.get(parent, (0,))[0]
        if parent and text in line:
            found.append(f"{process} {line}")
    return found


def in_namespace(script, *flags):
    """A command prefix: runs what follows after a shell script, in Linux namespaces of its own."""
    return ["unshare", *flags, "sh", "-ec", script + '\nexec "$@"', "sh"]


def may_unshare():
    return subprocess.run(["unshare", "-m", "-n", "true"], capture_output=True).returncode == 0


needs_namespaces = unittest.skipUnless(
    shutil.which("unshare") and may_unshare(), "needs root and Linux namespaces"
)

# Only loopback, on which kernels talk: no network as a person without one has it.
NO_NETWORK = in_namespace(
    "%s -c 'import fcntl, socket, struct; s = socket.socket();"
    ' fcntl.ioctl(s, 0x8914, struct.pack("16sH14x", b"lo", 0x49))\'' % sys.executable,
    "-n",
)


def wait_until(condition, seconds=60, what="the condition"):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = condition()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError(f"{what}: not within {seconds} s")


@functools.cache
def built(*modules):
    """Where the jars are of the course that is tested; builds them where they are missing."""
    command = [HOME / "support-lib/build", "class-path", *modules]
    return Path(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip())


def new_sources():
    """A folder with sources; it has a blank in its name, as people's folders do."""
    folder = Path(tempfile.mkdtemp(prefix="course test ")).resolve()
    shutil.copytree(
        HOME / "support-lib",
        folder / "support-lib",
        ignore=shutil.ignore_patterns("target", "node_modules", "__pycache__"),
    )
    return folder


def new_course():
    """A folder with sources and jars."""
    folder = new_sources()
    shutil.copytree(built(), folder / "target/built" / built().name)
    return folder


@functools.cache
def shared_course():
    """One for all tests that leave sources and jars alone.

    As in the container image, jars and caches are links: they are not made again for each.
    """
    folder = new_sources()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "target/built").mkdir(parents=True)
    (folder / "target/built" / built().name).symlink_to(built())
    (folder / "target/jupyter").mkdir()
    for cache in (HOME / "target/jupyter").glob("*.aot"):
        (folder / "target/jupyter" / cache.name).symlink_to(cache)
    return folder


def empty(folder, *kept):
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def forget_test(folder):
    """Removes what a test has left in a shared course."""
    empty(folder, "support-lib", "target", ".venv")
    empty(folder / "target", "built", "built-bench", "jupyter", "grader")


class CourseTest(unittest.TestCase):
    """Gives each test a course with no notebooks."""

    # For tests that build, or take away what others need.
    own_course = False

    def setUp(self):
        if self.own_course:
            self.folder = new_course()
            self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        else:
            self.folder = shared_course()
            self.addCleanup(forget_test, self.folder)
        shutil.copy(HOME / "course", self.folder / "course")
        self.write_notebooks({})

    def write_notebooks(self, notebooks):
        """Notebooks by file name, as chapter 1."""
        lines = ["title: Test", "subtitle: A test", "chapters:"]
        lines += ["  - number: 1", "    title: All", "    notebooks:" + ("" if notebooks else " []")]
        (self.folder / "notebooks").mkdir(exist_ok=True)
        for name, content in notebooks.items():
            section = f"{name[0]}.{name[1]}"
            lines += [f"      - file: {name}", f'        section: "{section}"']
            lines += [f"        title: Notebook {section}", "        minutes: 1"]
            (self.folder / "notebooks" / name).write_text(json.dumps(content))
        (self.folder / "syllabus.yaml").write_text("\n".join(lines) + "\n")

    def environment(self, **changes):
        environment = {key: os.environ[key] for key in KEPT if key in os.environ}
        environment.update(changes)
        return {key: value for key, value in environment.items() if value is not None}

    def course(self, *arguments, env=None, prefix=(), cwd=None, timeout=300):
        """Runs the command to its end."""
        return subprocess.run(
            [*prefix, str(self.folder / "course"), *arguments],
            env=self.environment() if env is None else env,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            timeout=timeout,
        )

    def start(self, *arguments, output="out.txt"):
        """Starts the command in a process group of its own, as a terminal does."""
        stream = open(self.folder / output, "w")
        self.addCleanup(stream.close)
        process = subprocess.Popen(
            [str(self.folder / "course"), *arguments],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            # A test runner in the background has Ctrl-C ignored, and its children would inherit that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

        def end():
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

        self.addCleanup(end)
        return process

    def wait_while_running(self, process, condition, what):
        """Waits until a command that was started has come so far; it may have to set things up first."""
        ended = "ended"
        reached = wait_until(lambda: condition() or (process.poll() is not None and ended), 300, what)
        self.assertNotEqual(ended, reached, self.output())

    def output(self, name="out.txt"):
        return (self.folder / name).read_text()

    def change_a_source(self):
        """Something to build."""
        source = self.folder / "support-lib/cli/src/main/java/rendezvous/cli/ExitCode.java"
        source.write_text(source.read_text() + "// changed\n")

    def kernels(self):
        return descendants("rendezvous.kernel.JavaKernel")

    def run_json(self):
        return json.loads((self.folder / "target/run.json").read_text())

    def assert_ends(self, result, code, *texts):
        everything = result.stdout + result.stderr
        self.assertEqual(code, result.returncode, everything)
        for text in texts:
            self.assertIn(text, everything)

    def assert_no_process_left(self):
        wait_until(lambda: not descendants(), 30, "the end of " + "; ".join(descendants()))
