"""Executes one notebook through its kernel and tells what happens, as JSON lines on standard output.

    execute_notebook.py NOTEBOOK EXECUTED LOG CELL_SECONDS

EXECUTED is where the notebook with its outputs goes, also when a cell fails. LOG gets whatever the
kernel itself prints. CELL_SECONDS is how long a cell may run; a notebook that needs more says so in
its metadata: {"rendezvous": {"cell_seconds": 300}}.

Standard input is the leash: when the starter ends, however it ends, its end of the pipe closes, and
this program ends the kernel and itself.
"""

import asyncio
import json
import os
import re
import resource
import signal
import sys
import threading
import time
import traceback

from peak_memory import PeakMemory

CLAIM = "application/vnd.rendezvous.claim+json"
ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
PICTURE = re.compile(r"<(?:img|svg)\b")
# After a cell was interrupted because its time was over: how long the kernel has to end it.
INTERRUPT_SECONDS = 15


class Events:
    """The stream to the starter. The real standard output is for it alone: see main."""

    def __init__(self, descriptor):
        self.stream = os.fdopen(descriptor, "w", encoding="utf-8")

    def send(self, event, **facts):
        self.stream.write(json.dumps({"event": event, **facts}) + "\n")
        self.stream.flush()


class Leash:
    """Kills the kernel and this process when standard input ends or a signal says so."""

    def __init__(self):
        self.client = None
        self.released = False
        self.handle_signals()
        threading.Thread(target=self.watch, daemon=True).start()

    def handle_signals(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: self.end())
        # Ctrl-C reaches this process too; the starter decides, and lets go of the leash.
        signal.signal(signal.SIGINT, lambda *_: None)

    def replace_signal_handlers(self, **_):
        """nbclient installs its own when it executes; they would take seconds and go on afterwards."""
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().remove_signal_handler(number)
        self.handle_signals()

    def watch(self):
        while os.read(0, 4096):
            pass
        if not self.released:
            self.end()

    def end(self):
        pid = self.kernel_pid()
        if pid is not None:
            try:
                # The kernel leads its own process group, with what its cells started.
                os.killpg(pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                pass
        os._exit(130)

    def kernel_pid(self):
        manager = getattr(self.client, "km", None)
        provisioner = getattr(manager, "provisioner", None)
        return getattr(provisioner, "pid", None)


def die_with_parent():
    """Linux only: the kernel is killed when this process dies, even if by SIGKILL."""
    try:
        import ctypes

        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    except (OSError, AttributeError):
        pass


class CellClock:
    """Interrupts the kernel when a cell has run for too long: its answer says where it was waiting."""

    def __init__(self, client, seconds):
        self.client = client
        self.seconds = seconds
        self.timer = None
        self.expired = False

    def start(self, **_):
        self.timer = asyncio.get_running_loop().call_later(self.seconds, self.expire)

    def stop(self, **_):
        if self.timer:
            self.timer.cancel()

    def expire(self):
        self.expired = True
        self.interruption = asyncio.ensure_future(self.interrupt())
        # Once more, until nbclient gives up: the kernel may still have been compiling the cell.
        self.timer = asyncio.get_running_loop().call_later(INTERRUPT_SECONDS / 4, self.expire)

    async def interrupt(self):
        result = self.client.km.interrupt_kernel()
        if asyncio.iscoroutine(result):
            await result


def execute(notebook, events, leash, folder, cell_seconds):
    """Runs every cell, in place; returns (status, error)."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    numbers = {}
    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "code" and cell.source.strip():
            numbers[index] = len(numbers) + 1
    current = {"index": None}

    client = NotebookClient(
        notebook,
        kernel_name=notebook.metadata.get("kernelspec", {}).get("name", "java"),
        timeout=cell_seconds + INTERRUPT_SECONDS,
        startup_timeout=60,
        resources={"metadata": {"path": folder}},
    )
    clock = CellClock(client, cell_seconds)

    def starts(cell, cell_index):
        current["index"] = cell_index
        events.send("cell", number=numbers[cell_index], of=len(numbers))
        clock.start()

    client.on_notebook_start = leash.replace_signal_handlers
    client.on_cell_execute = starts
    client.on_cell_executed = clock.stop
    leash.client = client

    def error(name, message):
        index = current["index"]
        if index is None:
            return {"cellId": "", "cellNumber": 0, "name": name, "message": message}
        cell_id = notebook.cells[index].get("id", "")
        return {"cellId": cell_id, "cellNumber": numbers[index], "name": name, "message": message}

    def shown_error():
        for output in reversed(notebook.cells[current["index"]].get("outputs", [])):
            if output.output_type == "error":
                return output.ename, ANSI.sub("", "\n".join(output.traceback) or output.evalue)
        return None

    try:
        client.execute(preexec_fn=die_with_parent)
        return "ok", None
    except CellExecutionError as e:
        name, message = shown_error() or (e.ename, ANSI.sub("", e.evalue))
        if clock.expired:
            return "timed out", error("Timeout", f"interrupted after {cell_seconds} s\n{message}")
        return "failed", error(name, message)
    except CellTimeoutError:
        return "timed out", error("Timeout", f"no end after {cell_seconds} s, also when interrupted")
    except DeadKernelError:
        return "kernel died", error("KernelDied", "the kernel process ended while the cell ran")
    except Exception as e:  # the kernel did not start, or does not speak the protocol
        traceback.print_exc()
        return "kernel died", error(type(e).__name__, str(e))


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    """The MIME bundle of every output that has one."""
    for cell in code_cells(notebook):
        for output in cell.get("outputs", []):
            if "data" in output:
                yield output["data"]


def images_in(data):
    pictures = len(PICTURE.findall("".join(data.get("text/html", ""))))
    return pictures or int(any(mime.startswith("image/") for mime in data))


def claim_in(data):
    claim = data.get(CLAIM)
    return json.loads(claim) if isinstance(claim, str) else claim


def save(notebook, path):
    """Writes the notebook whole or not at all."""
    import nbformat

    part = path + ".part"
    try:
        with open(part, "w", encoding="utf-8") as stream:
            nbformat.write(notebook, stream)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)


def main(source, executed, log, cell_seconds):
    # The kernel inherits descriptors 1 and 2. Whatever it prints there goes to the log, not among the events.
    events = Events(os.dup(1))
    log_descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    os.dup2(log_descriptor, 1)
    os.dup2(log_descriptor, 2)
    leash = Leash()

    import nbformat

    memory = PeakMemory(leash.kernel_pid)
    memory.start()
    started = time.monotonic()
    notebook = nbformat.read(source, as_version=4)
    cell_seconds = notebook.metadata.get("rendezvous", {}).get("cell_seconds", cell_seconds)
    folder = os.path.dirname(os.path.abspath(source))
    status, error = execute(notebook, events, leash, folder, cell_seconds)
    seconds = time.monotonic() - started
    try:
        save(notebook, executed)
    except OSError as e:
        events.send("unsaved", reason=f"{executed}: {e.strerror}")
        return

    # The kernel was waited for, so its usage is in the children's. Nothing else was started.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    leash.released = True
    events.send(
        "end",
        status=status,
        seconds=round(seconds, 3),
        cpuSeconds=round(used.ru_utime + used.ru_stime, 3),
        peakRssMb=round(used.ru_maxrss / unit, 1),
        peakRssMbTogether=round(memory.peak / (1024 * 1024), 1),
        cells=len(code_cells(notebook)),
        images=sum(images_in(data) for data in outputs(notebook)),
        claims=[claim for claim in map(claim_in, outputs(notebook)) if claim],
        error=error,
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
