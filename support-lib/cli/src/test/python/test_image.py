"""course image: which program builds, and what is said where none can. The programs are stand-ins."""

import os
from pathlib import Path

from course_project import HOME, CourseTest

# Says what it was asked for.
WORKS = '#!/bin/sh\necho "$(basename "$0") $*"\n'
NO_SERVER = '#!/bin/sh\necho "Cannot connect to the Docker daemon at unix:///var/run/docker.sock." >&2\nexit 1\n'
CANNOT_BUILD = '#!/bin/sh\n[ "$1" != build ] || { echo "no space left" >&2; exit 125; }\n'


class ImageTest(CourseTest):
    def with_programs(self, **scripts):
        """An environment in which these, and nothing else, can build images."""
        folder = self.folder / "programs"
        folder.mkdir()
        for directory in os.environ["PATH"].split(os.pathsep):
            for program in Path(directory).glob("*") if directory else ():
                if program.name not in ("docker", "podman", "buildah"):
                    link = folder / program.name
                    if not link.exists() and not link.is_symlink():
                        link.symlink_to(program)
        for name, script in scripts.items():
            (folder / name).write_text(script)
            (folder / name).chmod(0o755)
        return self.environment(PATH=str(folder))

    def test_docker_builds_and_is_told_how_to_start(self):
        result = self.course("image", env=self.with_programs(docker=WORKS, podman=WORKS))
        self.assert_ends(
            result,
            0,
            "docker build --tag rendezvous .",
            "docker run --rm -it -p 8888:8888 rendezvous",
        )

    def test_without_dockers_server_podman_builds(self):
        env = self.with_programs(docker=NO_SERVER, podman=WORKS)
        result = self.course("image", "--tag", "mine", "--ijava", env=env)
        self.assert_ends(result, 0, "podman build --tag mine --build-arg IJAVA=1 .", "podman run")

    def test_buildah_builds_what_podman_starts(self):
        result = self.course("image", env=self.with_programs(buildah=WORKS))
        self.assert_ends(result, 0, "buildah build --layers --tag rendezvous .", "podman run")

    def test_without_any_of_them_it_says_what_was_tried_and_what_to_do(self):
        result = self.course("image", env=self.with_programs(docker=NO_SERVER))
        self.assert_ends(
            result,
            3,
            "docker does not work: Cannot connect to the Docker daemon",
            "podman is not installed",
            "buildah is not installed",
            "sudo apt-get install podman",
        )

    def test_a_build_that_fails_is_a_failure(self):
        result = self.course("image", env=self.with_programs(podman=CANNOT_BUILD))
        self.assert_ends(result, 1, "no space left", "podman ended with exit code 125")

    def test_the_two_dockerfiles_are_one(self):
        self.assertEqual(
            (HOME / "Dockerfile").read_bytes(), (HOME / "binder/Dockerfile").read_bytes()
        )
