"""How much memory a process and all that it has started take together, at most."""

import os
import subprocess
import sys
import threading
import time

INTERVAL_SECONDS = 0.5
PAGE = os.sysconf("SC_PAGE_SIZE")


class PeakMemory(threading.Thread):
    """Looks twice a second: what comes and goes in between is not seen.

    Adds up resident sets. Memory that processes share, such as PostgreSQL's buffers, counts for each of them, so the
    sum is rather too high than too low.
    """

    def __init__(self, root):
        """With a function that gives the process number, or None as long as there is none."""
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0  # bytes

    def run(self):
        while True:
            time.sleep(INTERVAL_SECONDS)
            root = self.root()
            if root is not None:
                self.peak = max(self.peak, tree_memory(root, dict(processes())))


def tree_memory(root, processes):
    """The memory of a process and its descendants, given {pid: (parent, bytes)}."""
    children = {}
    for pid, (parent, _) in processes.items():
        children.setdefault(parent, []).append(pid)
    memory = 0
    found = [root]
    for pid in found:
        memory += processes.get(pid, (0, 0))[1]
        found += children.get(pid, ())
    return memory


def processes():
    """Yields (pid, (parent, resident bytes)) of all processes."""
    if sys.platform != "linux":
        lines = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], stdout=subprocess.PIPE, text=True).stdout
        for line in lines.splitlines():
            pid, parent, kibibytes = map(int, line.split())
            yield pid, (parent, kibibytes * 1024)
        return
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", "rb") as stat:
                    # after the name, which may have blanks and parentheses: the fields from the third on
                    fields = stat.read().rpartition(b")")[2].split()
            except OSError:
                continue  # it has just ended
            yield int(name), (int(fields[1]), int(fields[21]) * PAGE)
