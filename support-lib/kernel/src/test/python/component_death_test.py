"""What a learner sees when a component dies in the middle of a notebook: kill -9, as the system does without memory.

The cells are those of the course's notebooks, as many as it takes; races are left out, they take too long.
"""

import glob
import json
import os
import pathlib
import re
import signal
import socket
import tempfile
import time
import unittest
import uuid

from wire import PATIENCE, Kernel

NOTEBOOKS = pathlib.Path(__file__).resolve().parents[5] / "notebooks"
MARK = "COMPONENT_DEATH_TEST"


class OpenNotebook:
    """A notebook whose cells are run one by one."""

    def __init__(self, test, slug):
        self.test = test
        cells = json.loads((NOTEBOOKS / f"{slug}.ipynb").read_text())["cells"]
        self.code = {cell["id"]: "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"}
        self.mark = str(uuid.uuid4())
        self.kernel = Kernel(env={MARK: self.mark})
        test.addCleanup(self.kernel.stop)

    def run(self, *ids):
        for identifier in ids:
            answer = self.kernel.run(self.code[identifier])
            self.test.assertIsNone(answer.error, f"{identifier}: {answer.traceback}")
        return answer

    def works(self, code):
        answer = self.kernel.run(code)
        self.test.assertIsNone(answer.error, answer.traceback)
        return answer

    def component(self, name):
        return f'bench.components().stream().filter(c -> c.name().equals("{name}")).findFirst().orElseThrow()'

    def pid(self, name):
        return int(self.works(f"{self.component(name)}.pid().getAsLong()").text)

    def kill(self, name):
        """Returns when the kernel's JVM knows."""
        pid = self.pid(name)
        os.kill(pid, signal.SIGKILL)
        self.works(f"ProcessHandle.of({pid}L).ifPresent(it -> it.onExit().join());")

    def tells(self, identifier, name):
        """Runs a cell that needs what is dead: it fails soon, says what has happened, and what to do."""
        answer = self.kernel.run(self.code[identifier])
        self.test.assertIsNotNone(answer.error, f"{identifier} has not noticed that {name} is dead")
        self.test.assertIn(f"{name} has ended by itself, killed (signal 9)", answer.traceback)
        self.test.assertIn("What to do: Run the cell that starts it again.", answer.traceback)

    def addresses(self):
        return re.findall(
            r"127\.0\.0\.1:(\d+)",
            self.works("bench.components().stream().filter(c -> c.isReady()).map(c -> c.address()).toList()").text,
        )

    def close(self, *last):
        """Runs the last cells: no process, port or folder may be left, although the kernel goes on."""
        ports = self.addresses()
        self.test.assertNotEqual([], ports)
        self.run(*last)
        self.eventually_none(lambda: [line for line in self.processes() if b"WatchdogProcess" not in line])
        self.test.assertEqual([], glob.glob(f"{tempfile.gettempdir()}/rendezvous-{self.kernel.pid}-*"))
        for port in ports:
            with socket.socket() as client:
                self.test.assertNotEqual(0, client.connect_ex(("127.0.0.1", int(port))), port)
        self.kernel.stop()
        self.eventually_none(self.processes)

    def eventually_none(self, left):
        end = time.monotonic() + PATIENCE
        while left() and time.monotonic() < end:
            time.sleep(0.02)
        self.test.assertEqual([], left())

    def processes(self):
        """What the kernel has started and is still there, by the environment that it inherits."""
        found = []
        for folder in pathlib.Path("/proc").glob("[0-9]*"):
            try:
                marked = f"{MARK}={self.mark}".encode() in (folder / "environ").read_bytes()
                if marked and int(folder.name) != self.kernel.pid:
                    found.append((folder / "cmdline").read_bytes().replace(b"\0", b" "))
            except OSError:
                continue
        return found


@unittest.skipUnless(pathlib.Path("/proc/self/environ").exists(), "only Linux tells who has started a process")
class ComponentDeathTest(unittest.TestCase):
    def test_2_5_the_database_of_the_crawler(self):
        notebook = OpenNotebook(self, "25-crawler")
        notebook.run("site", "site-start", "read", "crawl-visit", "crawl", "crawl-run")
        notebook.run("database", "save", "save-all")
        notebook.kill("postgres")
        notebook.tells("save-race", "postgres")
        notebook.run("crawl-run", "contention")  # need no database
        notebook.run("database")
        notebook.works("saveSample(100);")
        notebook.close("clean-up")

    def test_4_4_a_service_of_the_profile_page(self):
        notebook = OpenNotebook(self, "44-profile-page")
        notebook.run("remote", "remote-answer", "remote-handler", "remote-start", "services", "fetch")
        notebook.run("profile", "sequential", "futures", "futures-page")
        notebook.works("points.site.close();")
        answer = notebook.kernel.run(notebook.code["race"])
        self.assertIn("points has been stopped; run the cell that starts it again", answer.traceback)
        notebook.works("fetch(user, 1)")
        notebook.run("services", "fetch")
        notebook.works("sequential(1)")
        notebook.run("quiet", "isolation-pools")
        notebook.close("clean-up")

    def test_5_1_the_function_that_is_kept_warm(self):
        notebook = OpenNotebook(self, "51-one-three-or-none")
        notebook.run("program-price", "program-text", "program-seal", "program-serve", "program-code")
        notebook.run("program-jar", "monolith-call", "services-start", "services-call", "function-once", "warm-start")
        notebook.kill("warm")
        notebook.tells("all-measure", "warm")
        notebook.run("monolith-call", "services-call", "function-once", "model-arrivals")
        self.assertEqual("true", notebook.run("warm-start").text)
        notebook.close("stop")

    def test_5_2a_the_standby_and_a_node_of_the_cluster(self):
        notebook = OpenNotebook(self, "52a-when-the-primary-dies")
        notebook.run("pair-servers", "pair-start", "commit-connect", "writers-books")
        notebook.kill("bob")
        notebook.tells("commit-race", "bob")  # a synchronous commit would wait for him for ever
        notebook.run("cluster-start", "cluster-tags", "cluster-death")
        notebook.kill("redis-2")
        notebook.tells("cluster-run", "redis-2")
        notebook.run("pair-start", "commit-connect")
        notebook.works("try (var both = insert(synchronously)) { both.executeUpdate(); }")
        notebook.kill("ann")
        notebook.tells("commit-race", "ann")
        notebook.close("stop")

    def test_5_2b_the_broker_the_row_store_and_the_cache(self):
        notebook = OpenNotebook(self, "52b-three-stores")
        notebook.run("stream-start", "stream-kafka", "stream-payment", "stream-produce", "consume-code", "consume-read")
        notebook.kill("kafka")
        notebook.tells("consume-read", "kafka")
        notebook.tells("stream-produce", "kafka")
        notebook.run("columns-open", "columns-insert", "columns-together", "columns-append", "once-note")
        notebook.run("stores-fill", "stores-duck", "stores-redis", "stores-cache", "stores-ask", "stores-question")
        notebook.kill("postgres")
        notebook.tells("stores-all", "postgres")
        notebook.kill("cache")
        notebook.tells("stores-cache", "cache")
        notebook.works("ask(column(all));")
        notebook.run("stream-kafka", "stream-produce", "consume-read")
        notebook.run("stores-fill", "stores-redis", "stores-cache")
        notebook.works("ask(row(all));")
        notebook.close("stop")

    def test_5_4_the_shop(self):
        notebook = OpenNotebook(self, "54-four-levels")
        notebook.run("metrics-registry", "levels-metrics", "shop-faults", "shop-sites", "shop-visit")
        notebook.works("shop.close();")
        answer = notebook.kernel.run("visit();")
        self.assertIn("shop has been stopped; run the cell that starts it again", answer.traceback)
        notebook.run("scrape-text", "rules-file", "rules-more", "rules-check", "shop-sites")
        notebook.works("visit();")
        notebook.run("page-pager", "page-send")
        if notebook.works("manager.isPresent()").text == "true":
            notebook.works('var seen = Map.of("slow query", Map.of("SlowService", 1.0, "SlowPage", 1.2));')
            notebook.run("page-read")
            notebook.kill("alertmanager")
            notebook.tells("page-read", "alertmanager")
        notebook.close("stop")

    def test_5_5_the_databases(self):
        notebook = OpenNotebook(self, "55-zero-trust")
        notebook.run("tokens-issuer", "tokens-sign", "tokens-genuine", "tokens-forged", "gates-naive", "gates-strict")
        notebook.run("gates-serve", "gates-call", "wire-start", "wire-listen")
        notebook.kill("open")
        notebook.tells("wire-heard", "open")
        notebook.kill("vault")
        notebook.run("who-connect", "who-url", "gates-map", "pods-good", "audit-hash")
        notebook.tells("audit-write", "vault")
        notebook.run("wire-start", "wire-listen", "wire-heard", "who-table")
        notebook.run("audit-write", "audit-read", "audit-chain", "audit-anchored", "audit-fill")
        notebook.kill("vault")
        notebook.tells("keep-roles", "vault")
        notebook.close("stop")

    def test_what_dies_while_a_cell_runs_says_so_at_once(self):
        notebook = OpenNotebook(self, "25-crawler")
        notebook.run("site")
        notebook.works('Redis cache = bench.start(Redis.named("cache"));')
        pid = notebook.pid("cache")
        message = notebook.kernel.send(
            f'System.out.println("running");\nProcessHandle.of({pid}L).ifPresent(it -> it.onExit().join());'
        )
        notebook.kernel.wait(message, until=lambda answer: "running" in answer.streams["stdout"])
        os.kill(pid, signal.SIGKILL)
        said = ""
        while "What to do:" not in said:
            content = notebook.kernel.next_about(message)["content"]
            said += content.get("text", "") if content.get("name") == "stderr" else ""
        self.assertIn("cache has ended by itself, killed (signal 9)", said)


if __name__ == "__main__":
    unittest.main()
