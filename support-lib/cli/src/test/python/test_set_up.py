"""What happens on machines where something is missing, and how ./course itself builds."""

import os
import shutil
import stat
import subprocess
import unittest

from course_project import (
    HOME,
    NO_NETWORK,
    CourseTest,
    cell,
    in_namespace,
    needs_namespaces,
    notebook,
)

GOOD = notebook(cell("sum", "1 + 1"))


def executable(path, *lines):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def hide_folders(*folders):
    """A prefix under which these folders are empty."""
    # One may be in another, and then is gone already.
    mounts = [f"[ ! -d '{folder}' ] || mount -t tmpfs none '{folder}'" for folder in folders]
    return in_namespace("\n".join(mounts), "-m")


def hide_programs(*programs):
    """A prefix under which these programs cannot be executed."""
    real = {os.path.realpath(program) for program in programs if os.path.exists(program)}
    return in_namespace("\n".join(f"mount --bind /dev/null '{program}'" for program in real), "-m")


class JdkTest(CourseTest):
    def hide_jdks(self):
        java_home = os.environ.get("JAVA_HOME", "/usr/lib/jvm")
        return hide_folders("/usr/lib/jvm", "/usr/java", "/opt", java_home)

    @needs_namespaces
    def test_without_a_new_jdk_says_what_was_found_and_what_installs_one(self):
        old = self.folder / "old jdk"
        executable(old / "bin/java", "#!/bin/sh")
        (old / "release").write_text('IMPLEMENTOR="Someone"\nJAVA_VERSION="17.0.9"\n')
        environment = self.environment(
            JAVA_HOME=None, HOME="/nonexistent", PATH=f"{old}/bin:/usr/bin:/bin"
        )
        result = self.course("run", env=environment, prefix=self.hide_jdks())
        self.assert_ends(
            result,
            3,
            "JAVA_HOME is not set",
            f"java on PATH is 17.0.9 ({old})",
            "apt-get install openjdk-25-jdk-headless",
        )

    @needs_namespaces
    def test_a_jre_is_no_jdk(self):
        jre = self.folder / "jre"
        executable(jre / "bin/java", "#!/bin/sh")
        (jre / "release").write_text('JAVA_VERSION="25.0.1"\n')
        environment = self.environment(JAVA_HOME=str(jre), HOME="/nonexistent", PATH="/usr/bin:/bin")
        result = self.course("run", env=environment, prefix=self.hide_jdks())
        self.assert_ends(result, 3, f"JAVA_HOME is 25.0.1 ({jre}), but without javac")

    def test_a_wrong_java_home_does_not_stop_it(self):
        result = self.course("--version", env=self.environment(JAVA_HOME="/nonexistent"))
        self.assert_ends(result, 0, "JDK")

    def test_needs_no_environment(self):
        environment = {"JAVA_HOME": os.environ["JAVA_HOME"]} if "JAVA_HOME" in os.environ else {}
        self.assert_ends(self.course("--version", env=environment), 0, "JDK")


class PythonTest(CourseTest):
    @needs_namespaces
    def test_without_python_says_what_installs_it(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        hidden = hide_programs("/usr/bin/python3", "/usr/bin/apt-get")
        environment = self.environment(PATH="/usr/bin:/bin", RENDEZVOUS_PYTHON=None)

        result = self.course("run", env=environment, prefix=hidden)
        self.assert_ends(
            result, 3, "nbclient", "no Python 3 on PATH", "apt-get install", "python3-nbclient"
        )
        doctor = self.course("doctor", env=environment, prefix=hidden)
        self.assert_ends(doctor, 3, "MISSING", "no Python 3 found", "cannot run here yet")

    def test_a_named_python_must_work(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        environment = self.environment(RENDEZVOUS_PYTHON="/nonexistent/python")
        self.assert_ends(
            self.course("run", env=environment), 3, "RENDEZVOUS_PYTHON names /nonexistent/python"
        )


class BuildTest(CourseTest):
    own_course = True

    @needs_namespaces
    def test_builds_and_runs_without_network_when_the_caches_are_warm(self):
        self.write_notebooks({"11-good.ipynb": GOOD})
        self.change_a_source()
        result = self.course("run", prefix=NO_NETWORK, timeout=300)
        self.assert_ends(result, 0, "Built in", "1 of 1 notebooks ok")

    @needs_namespaces
    def test_without_network_and_caches_says_so(self):
        self.change_a_source()
        environment = self.environment(HOME=str(self.folder))
        result = self.course("run", env=environment, prefix=NO_NETWORK, timeout=300)
        self.assert_ends(result, 3, "The first build needs the network")

    def test_two_commands_do_not_build_over_each_other(self):
        self.change_a_source()
        commands = [self.start("--version", output=f"{i}.txt") for i in (1, 2)]
        self.assertEqual([0, 0], [command.wait(300) for command in commands])
        outputs = self.output("1.txt") + self.output("2.txt")
        self.assertEqual(1, outputs.count("Built in"), outputs)

    def test_the_lock_of_a_killed_command_does_not_stop_it(self):
        no_process = "99999999"
        (self.folder / "target/build.lock").symlink_to(no_process)
        shutil.rmtree(self.folder / "target/built")
        (self.folder / "support-lib/mvnw").write_text("#!/bin/sh\necho no Maven here\nexit 1\n")
        self.assert_ends(self.course("--version"), 3, "building the Java parts failed", "no Maven here")
        self.assertFalse((self.folder / "target/build.lock").is_symlink())

    def test_shell_scripts_are_clean(self):
        scripts = [HOME / "course", HOME / "support-lib/build"]
        for script in scripts:
            subprocess.run(["sh", "-n", script], check=True)
        if not shutil.which("shellcheck"):
            raise unittest.SkipTest("needs shellcheck")
        result = subprocess.run(["shellcheck", *scripts], capture_output=True, text=True)
        self.assertEqual("", result.stdout)


class DiskTest(CourseTest):
    @needs_namespaces
    def test_a_full_disk_is_called_that(self):
        self.write_notebooks(
            {"11-big.ipynb": notebook(cell("big", 'System.out.println("x".repeat(300_000));'))}
        )
        run = self.folder / "target/run"
        run.mkdir()
        small = in_namespace(f"mount -t tmpfs -o size=100k none '{run}'", "-m")
        self.assert_ends(self.course("run", prefix=small), 3, "the disk is full", "course clean")


class CommandLineTest(CourseTest):
    def test_every_command_has_help(self):
        for command in ((), ("run",), ("lab",), ("test",), ("doctor",), ("clean",)):
            with self.subTest(command):
                self.assert_ends(self.course(*command, "--help"), 0, "Usage: course", "Exit codes")

    @needs_namespaces
    def test_help_needs_no_network(self):
        self.assert_ends(self.course("--help", prefix=NO_NETWORK), 0, "Usage: course")

    def test_an_unknown_command_or_option_is_refused(self):
        for arguments in ((), ("nur",), ("run", "--nur"), ("lab", "--port", "x"), ("test", "--only", "x")):
            with self.subTest(arguments):
                self.assert_ends(self.course(*arguments), 2, "course: ")

    def test_doctor_finds_what_is_here(self):
        self.assert_ends(self.course("doctor"), 0, "JDK", "Jupyter", "nbclient", "`./course run` can run here")


class CleanTest(CourseTest):
    own_course = True

    def test_clean_removes_what_was_made_and_says_so(self):
        notebook_file = self.folder / "notebooks/11-mine.ipynb"
        notebook_file.write_text("mine")
        (self.folder / ".venv").mkdir()
        cache = self.folder / "cache/rendezvous"
        cache.mkdir(parents=True)
        env = self.environment(XDG_CACHE_HOME=str(self.folder / "cache"))
        self.assert_ends(
            self.course("clean", env=env), 0, "removed target (", "removed cache/rendezvous (", ".venv stays"
        )
        self.assertFalse(cache.exists())
        self.assertFalse((self.folder / "target").exists())
        self.assertTrue(notebook_file.exists())
        self.assertTrue((self.folder / ".venv").exists())
