"""A front end for tests: talks to the kernel as Jupyter does, over the real wire protocol."""

import os
import time

from jupyter_client.manager import KernelManager

# Generous, for busy machines: tests wait for messages, so none of them takes that long.
PATIENCE = float(os.environ.get("RENDEZVOUS_TEST_PATIENCE", "90"))


class Answer:
    """What came back for one cell."""

    def __init__(self):
        self.streams = {"stdout": "", "stderr": ""}
        self.displayed = []  # MIME bundles of display_data
        self.updated = []  # MIME bundles of update_display_data
        self.result = None  # MIME bundle of the last expression
        self.error = None  # content of the error message
        self.reply = None  # content of the execute_reply
        self.kinds = []  # message types in their order
        self.seconds = 0.0

    @property
    def text(self):
        return self.result and self.result["text/plain"]

    @property
    def traceback(self):
        return "\n".join(self.error["traceback"]) if self.error else ""


class Kernel:
    def __init__(self, name="java", env=None):
        started = time.monotonic()
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(env=dict(os.environ, **(env or {})))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.unread = []  # messages that came while another cell was waited for
        self.ready_seconds = time.monotonic() - started

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def send(self, code, **options):
        return self.client.execute(code, **options)

    def wait(self, message_id, until=None):
        """Collects what belongs to a cell until it is idle, or until `until(answer)` holds."""
        started = time.monotonic()
        answer = Answer()
        idle = False
        while not idle:
            message = self.next_about(message_id)
            kind, content = message["msg_type"], message["content"]
            answer.kinds.append(kind)
            if kind == "stream":
                answer.streams[content["name"]] += content["text"]
            elif kind == "display_data":
                answer.displayed.append(content)
            elif kind == "update_display_data":
                answer.updated.append(content)
            elif kind == "execute_result":
                answer.result = content["data"]
            elif kind == "error":
                answer.error = content
            idle = kind == "status" and content["execution_state"] == "idle"
            if until and until(answer):
                return answer
        answer.seconds = time.monotonic() - started
        answer.reply = self.shell_reply(message_id)
        return answer

    def next_about(self, message_id):
        for message in self.unread:
            if message["parent_header"].get("msg_id") == message_id:
                self.unread.remove(message)
                return message
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == message_id:
                return message
            self.unread.append(message)

    def shell_reply(self, message_id):
        while True:
            message = self.client.get_shell_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == message_id:
                return message["content"]

    def run(self, code, **options):
        return self.wait(self.send(code, **options))

    def run_and_interrupt(self, code, ready="running"):
        """Interrupts a cell as soon as it has printed `ready`; tells the seconds that it took."""
        message_id = self.send(code)
        self.wait(message_id, until=lambda a: ready in a.streams["stdout"])
        started = time.monotonic()
        self.manager.interrupt_kernel()
        answer = self.wait(message_id)
        answer.seconds = time.monotonic() - started
        return answer

    def interrupt(self):
        """Returns when the kernel has done it: the manager's own only asks for it."""
        request = self.client.session.msg("interrupt_request", {})
        self.client.control_channel.send(request)
        while True:
            reply = self.client.get_control_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == request["header"]["msg_id"]:
                return reply["content"]

    def stop(self):
        self.client.stop_channels()
        if self.manager.has_kernel:
            self.manager.shutdown_kernel(now=False)
        self.manager.cleanup_resources()
