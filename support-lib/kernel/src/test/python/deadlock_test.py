"""Interrupts, and cells in which nothing can ever run again."""

import unittest

from shared_kernel import SharedKernel
from wire import PATIENCE


class DeadlockTest(SharedKernel):
    def deadlocked(self, code):
        answer = self.fails(code)
        self.assertEqual("Deadlock", answer.error["ename"], answer.traceback)
        self.works()
        return answer, self.cell(answer)

    def works(self):
        self.assertEqual("2", self.ok("1 + 1").text)


class Reported(DeadlockTest):
    """Each of these cells would wait for ever; the kernel ends it and says why."""

    def test_send_without_a_receiver(self):
        answer, cell = self.deadlocked(
            'var results = Channel.<Integer>unbuffered("results");\n\nresults.send(42);'
        )
        self.assertIn('the cell waits to send to channel "results"', answer.traceback)
        self.assertIn(f"at {cell}:3", answer.traceback)

    def test_receive_that_nobody_feeds(self):
        answer, cell = self.deadlocked(
            'var jobs = Channel.<Integer>buffered("jobs", 2);\n'
            'Thread.ofVirtual().name("worker").start(() -> {\n'
            "  for (int job : jobs) { }\n"
            "}).join();"
        )
        self.assertIn('"worker" waits to receive from channel "jobs"', answer.traceback)
        self.assertIn(f"lambda in {cell}:3", answer.traceback)

    def test_a_stream_of_a_channel_that_nobody_closes(self):
        answer, _ = self.deadlocked('Channel.<Integer>unbuffered("jobs").stream().toList()')
        self.assertIn('the cell waits in Stream.toList on channel "jobs"', answer.traceback)

    def test_a_cell_that_is_executed_again(self):
        code = 'var order = Channel.<Integer>unbuffered("orders").receive();'
        self.deadlocked(code)
        answer, cell = self.deadlocked(code)
        self.assertIn(f"at {cell}:1", answer.traceback)

    def test_wait_group_with_a_missing_done(self):
        answer, cell = self.deadlocked('var wg = new WaitGroup("batch");\nwg.add(2);\nwg.done();\nwg.await();')
        self.assertIn('WaitGroup "batch"', answer.traceback)
        self.assertIn(f"{cell}:4", answer.traceback)

    def test_two_locks_in_two_orders(self):
        answer, cell = self.deadlocked(
            "var a = new Object(); var b = new Object(); var both = new CountDownLatch(2);\n"
            "void take(Object first, Object second) {\n"
            "  synchronized (first) {\n"
            "    both.countDown();\n"
            "    try { both.await(); } catch (InterruptedException e) { return; }\n"
            "    synchronized (second) { }\n"
            "  }\n"
            "}\n"
            'var left = Thread.ofVirtual().name("left").start(() -> take(a, b));\n'
            'var right = Thread.ofVirtual().name("right").start(() -> take(b, a));\n'
            "left.join();"
        )
        self.assertRegex(answer.traceback, r'"left" waits to enter synchronized .* held by .*"right"')
        self.assertRegex(answer.traceback, r'"right" waits to enter synchronized .* held by .*"left"')
        self.assertIn(f"take({cell}:6)", answer.traceback)

    def test_a_lock_that_another_thread_holds(self):
        answer, _ = self.deadlocked(
            "var lock = new java.util.concurrent.locks.ReentrantLock(); var held = new CountDownLatch(1);\n"
            'Thread.ofPlatform().name("holder").start(() -> { lock.lock(); held.countDown();\n'
            "  try { new CountDownLatch(1).await(); } catch (InterruptedException e) {} });\n"
            "held.await();\nlock.lock();"
        )
        self.assertRegex(answer.traceback, r'the cell waits in ReentrantLock.lock .*held by .*"holder"')

    def test_classes_of_the_jdk(self):
        for code, what in [
            ("new CompletableFuture<String>().get()", "CompletableFuture.get"),
            ("new ArrayBlockingQueue<String>(1).take()", "ArrayBlockingQueue.take"),
            ("new Semaphore(0).acquire();", "Semaphore.acquire"),
            ("new CyclicBarrier(2).await();", "CyclicBarrier.await"),
            ("var m = new Object(); synchronized (m) { m.wait(); }", "Object.wait()"),
            (
                "try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {\n"
                "  pool.submit(() -> { new CountDownLatch(1).await(); return 1; });\n}",
                "CountDownLatch.await",
            ),
            (
                "var one = Executors.newFixedThreadPool(1);\n"
                "one.submit(() -> one.submit(() -> 1).get()).get()",
                "FutureTask.get",
            ),
        ]:
            with self.subTest(code=code):
                answer, _ = self.deadlocked(code)
                self.assertIn(what, answer.traceback)

    def test_a_select_without_an_end(self):
        answer, cell = self.deadlocked(
            'var left = Channel.<Integer>unbuffered("left");\n'
            'var right = Channel.<Integer>unbuffered("right");\n'
            "new Select<Integer>()\n"
            "    .receive(left, v -> v)\n"
            "    .send(right, 1, () -> 1)\n"
            "    .await()"
        )
        self.assertIn("select on", answer.traceback)
        self.assertIn('channel "left"', answer.traceback)
        self.assertIn('channel "right"', answer.traceback)
        self.assertIn(f"at {cell}:6", answer.traceback)

    def test_a_thousand_waiting_threads_make_a_short_report(self):
        answer, _ = self.deadlocked(
            "var never = new CountDownLatch(1);\n"
            "var all = new WaitGroup();\n"
            "for (int i = 0; i < 1000; i++) all.go(() -> never.await());\n"
            "all.await();"
        )
        self.assertIn("999 more like it", answer.traceback)
        self.assertLess(len(answer.traceback.splitlines()), 20)

    def test_while_a_child_process_runs(self):
        self.addCleanup(self.kernel.run, "child.destroy();")
        answer, cell = self.deadlocked(
            'Process child = new ProcessBuilder("sleep", "60").start();\n'
            "new CountDownLatch(1).await();"
        )
        self.assertIn(f"at {cell}:2", answer.traceback)
        self.assertNotIn("reaper", answer.traceback)

    def test_while_components_of_the_workbench_run(self):
        self.addCleanup(self.kernel.run, "bench.close();")
        self.ok(
            'Workbench bench = Workbench.open("deadlock");\n'
            "Postgres database = bench.postgres();\n"
            "Redis cache = bench.start(Redis.named(\"cache\"));\n"
            'database.query("select 1");\n'
            'cache.command("PING")'
        )
        answer, cell = self.deadlocked('Channel.<Integer>unbuffered("orders").receive();')
        self.assertIn('channel "orders"', answer.traceback)
        self.assertIn(f"at {cell}:1", answer.traceback)
        self.assertNotRegex(answer.traceback, r"thread #\d+")
        self.assertEqual("PONG", self.ok('cache.command("PING")').text)

    def test_the_threads_of_the_cell_end_with_it(self):
        self.deadlocked(
            "var ended = new CountDownLatch(1);\n"
            "Thread.ofVirtual().start(() -> {\n"
            "  try { new CountDownLatch(1).await(); } finally { ended.countDown(); return; }\n"
            "}).join();"
        )
        self.ok("ended.await();")


class Starved(DeadlockTest):
    """Virtual threads that wait for a carrier, not for each other."""

    BUSY = (
        "for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {\n"
        '  Thread.ofVirtual().name("busy").start(() -> {\n'
        "    while (true) { Thread.onSpinWait(); }\n"
        "  });\n"
        "}\n"
    )
    NEVER = 'Thread.ofVirtual().name("late").start(() -> {}).join();'

    def test_a_cell_that_waits_in_vain_is_told_who_keeps_the_carriers(self):
        message = self.kernel.send(self.BUSY + self.NEVER)
        told = self.kernel.wait(message, until=lambda a: "computes for long" in a.streams["stderr"])
        self.assertIn("Virtual threads are starved", told.streams["stderr"])
        self.assertRegex(told.streams["stderr"], r'"busy" at cell \[\d+\]:3')
        self.kernel.manager.interrupt_kernel()
        answer = self.kernel.wait(message)
        self.assertEqual("Interrupted", answer.error["ename"])
        self.assertIn("Virtual threads are starved", answer.traceback)
        self.works()

    def test_busy_channels_starve_nobody(self):
        answer = self.kernel.run(
            "var group = new WaitGroup();\n"
            "for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {\n"
            "  var pipe = Channel.<Integer>unbuffered();\n"
            "  group.go(() -> { while (true) { pipe.send(1); } });\n"
            "  group.go(() -> { while (true) { pipe.receive(); } });\n"
            "}\n"
            f"{self.NEVER}\n"
            '"not starved"'
        )
        self.assertEqual("not starved", answer.text, answer.traceback)
        self.kernel.manager.restart_kernel(now=True)
        self.kernel.client.wait_for_ready(timeout=PATIENCE)

    def test_the_watcher_of_busy_channels_is_in_no_report(self):
        answer, cell = self.deadlocked(
            "var pipe = Channel.<Integer>unbuffered();\n"
            "new WaitGroup().go(() -> {\n"
            "  for (int i = 0; i < 100_000; i++) { pipe.send(i); }\n"
            "});\n"
            "for (int i = 0; i < 100_001; i++) { pipe.receive(); }"
        )
        self.assertIn(f"{cell}:5", answer.traceback)
        self.assertNotIn("watcher", answer.traceback)


class NotReported(DeadlockTest):
    """Each of these cells waits, longer than the watch takes, and goes on by itself."""

    def test_no_false_alarm(self):
        for what, code in {
            "sleep": "Thread.sleep(2500);",
            "sleep of a virtual thread": "Thread.ofVirtual().start(() -> { try { Thread.sleep(2500); } catch (InterruptedException e) {} }).join();",
            "timed wait": "new CountDownLatch(1).await(2500, TimeUnit.MILLISECONDS);",
            "timeout of a future": "try { new CompletableFuture<String>().orTimeout(2500, TimeUnit.MILLISECONDS).get(); } catch (ExecutionException e) {}",
            "scheduled task": "var timer = Executors.newScheduledThreadPool(1); timer.schedule(() -> 1, 2500, TimeUnit.MILLISECONDS).get(); timer.shutdown();",
            "java.util.Timer": "var fired = new CountDownLatch(1); var t = new java.util.Timer(true); t.schedule(new TimerTask() { public void run() { fired.countDown(); } }, 2500); fired.await(); t.cancel();",
            "timer channel": "Timers.after(Duration.ofMillis(2500)).receive();",
            "context deadline": "try (var c = Context.background().withTimeout(Duration.ofMillis(2500))) { try { c.done().receive(); } catch (ChannelClosedException e) {} }",
            "process": 'new ProcessBuilder("sleep", "2.5").start().waitFor();',
            "end of a process": 'new ProcessBuilder("sleep", "2.5").start().onExit().get();',
            "what follows the end of a process": """
                var ended = new CountDownLatch(1);
                new ProcessBuilder("sleep", "2.5").start().onExit().thenRun(ended::countDown);
                ended.await();""",
            "what follows the end of a process that is no child": """
                var shell = new ProcessBuilder("sh", "-c", "sleep 2.5 & wait").start();
                while (shell.children().findAny().isEmpty()) Thread.sleep(10);
                var gone = new CountDownLatch(1);
                shell.children().findAny().get().onExit().thenRun(gone::countDown);
                gone.await();""",
            "a virtual thread that waits for a process": """
                var child = new ProcessBuilder("sleep", "2.5").start();
                var done = new CompletableFuture<Integer>();
                Thread.ofVirtual().start(() -> { try { done.complete(child.waitFor()); } catch (InterruptedException e) {} });
                done.join();""",
            "a reader of what a process prints": """
                var printing = new ProcessBuilder("sh", "-c", "sleep 2.5; echo done").start();
                var line = new CompletableFuture<String>();
                Thread.ofPlatform().start(() -> { try { line.complete(printing.inputReader().readLine()); } catch (java.io.IOException e) {} });
                line.join();""",
            "a cleaner": """
                var cleaned = new CountDownLatch(1);
                java.lang.ref.Cleaner.create().register(new Object(), cleaned::countDown);
                System.gc();
                cleaned.await();""",
            "socket of a virtual thread": """
                var server = new java.net.ServerSocket(0);
                var accepted = Thread.ofVirtual().start(() -> { try { server.accept().close(); } catch (Exception e) {} });
                new ProcessBuilder("sh", "-c", "sleep 2.5; exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort()).start();
                new ProcessBuilder("bash", "-c", "sleep 2.5; exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort()).start();
                accepted.join(); server.close();""",
            "pipe": 'new ProcessBuilder("sleep", "2.5").start().getInputStream().read();',
            "busy thread": "var busy = Thread.ofPlatform().start(() -> { long end = System.nanoTime() + 2_500_000_000L; while (System.nanoTime() < end) {} }); busy.join();",
            "common pool": "CompletableFuture.runAsync(() -> { try { Thread.sleep(2500); } catch (InterruptedException e) {} }).join();",
            "virtual clockwork": "var ping = Channel.<Integer>unbuffered(); Thread.ofVirtual().start(() -> { try { Thread.sleep(2500); ping.send(1); } catch (InterruptedException e) {} }); ping.receive();",
        }.items():
            with self.subTest(what):
                self.ok(code)


class Interrupts(DeadlockTest):
    """An interrupt ends the cell, whatever it does, and the next cell works."""

    def test_everything_can_be_interrupted(self):
        # a thread that ticks keeps the deadlock watch away
        self.kernel.run("var ticks = Thread.ofPlatform().daemon().start(() -> { while (true) { try { Thread.sleep(100); } catch (InterruptedException e) {} } });")
        on = 'System.out.println("running");'
        for what, code in {
            "sleep": f"{on} Thread.sleep(60_000);",
            "join of a virtual thread": f"var v = Thread.ofVirtual().start(() -> {{ try {{ Thread.sleep(60_000); }} catch (InterruptedException e) {{}} }}); {on} v.join();",
            "future": f"{on} new CompletableFuture<String>().join();",
            "lock": f"var lock = new java.util.concurrent.locks.ReentrantLock(); var t = Thread.ofPlatform().daemon().start(() -> {{ lock.lock(); try {{ new CountDownLatch(1).await(); }} catch (InterruptedException e) {{}} }}); while (!lock.isLocked()) Thread.onSpinWait(); {on} lock.lock();",
            "queue": f"{on} new ArrayBlockingQueue<String>(1).take();",
            "channel": f'{on} Channel.unbuffered("never").receive();',
            "wait group": f"var w = new WaitGroup(); w.add(1); {on} w.await();",
            "busy loop": f"{on} while (true) {{ }}",
            "busy loop that catches everything": f"{on} while (true) {{ try {{ Math.random(); }} catch (RuntimeException e) {{ }} }}",
            "busy loop in one of two methods that have one name": f"void spin() {{ {on} while (true) {{ }} }}\nvoid spin(int n) {{ spin(); }}\nspin(1);",
            "busy virtual threads": f"{on} for (int i = 0; i < 4; i++) Thread.ofVirtual().start(() -> {{ long n = 0; while (true) n++; }}); new CountDownLatch(1).await();",
        }.items():
            with self.subTest(what):
                answer = self.kernel.run_and_interrupt(code)
                self.assertIsNotNone(answer.error)
                self.assertEqual("Interrupted", answer.error["ename"])
                self.works()

    def test_the_report_says_who_waits_for_what(self):
        answer = self.kernel.run_and_interrupt(
            "var ticks = Thread.ofPlatform().daemon().start(() -> { while (true) { try { Thread.sleep(100); } catch (InterruptedException e) { return; } } });\n"
            'var orders = Channel.<String>unbuffered("orders");\n'
            'var cook = Thread.ofVirtual().name("cook").start(() -> {\n'
            "  try { orders.receive(); } catch (InterruptedException e) {}\n"
            "});\n"
            "{ var me = Thread.currentThread();\n"
            "  Thread.ofVirtual().start(() -> { while (me.getState() != Thread.State.WAITING) Thread.yield();\n"
            '    System.out.println("running"); });\n'
            "  cook.join(); }"
        )
        cell = self.cell(answer)
        self.assertIn("the cell waits in Thread.join", answer.traceback)
        self.assertIn(f"{cell}:9", answer.traceback)
        self.assertIn('"cook" waits to receive from channel "orders"', answer.traceback)
        self.assertIn(f"lambda in {cell}:4", answer.traceback)

    def test_a_stopped_busy_loop_uses_no_processor_time(self):
        self.kernel.run_and_interrupt('System.out.println("running"); long n = 0; while (true) n++;')
        # thread by thread: what the compilers and the collector do meanwhile is not the loop's;
        # again and again: only a loop that still runs is busy in each of the looks
        busy = self.kernel.run(
            "var cpu = java.lang.management.ManagementFactory.getThreadMXBean();\n"
            "Callable<List<Long>> busy = () -> {\n"
            "  var before = new HashMap<Long, Long>();\n"
            "  for (long id : cpu.getAllThreadIds()) before.put(id, cpu.getThreadCpuTime(id));\n"
            "  Thread.sleep(500);\n"
            "  return before.keySet().stream()\n"
            "      .filter(id -> cpu.getThreadCpuTime(id) - before.get(id) > 50_000_000L).toList(); };\n"
            "int looks = 0; while (!busy.call().isEmpty() && looks < 20) looks++;\n"
            "busy.call().stream().map(id -> cpu.getThreadInfo(id).getThreadName()).toList()"
        )
        self.assertEqual("[]", busy.text, "threads that use the processor while the kernel rests")

    def test_between_two_statements_of_a_cell(self):
        # compiling takes longer than executing: most of these interrupts arrive while it compiles
        code = 'System.out.println("running");' + "int a = 1; var b = List.of(a);" * 20
        for _ in range(5):
            answer = self.kernel.run_and_interrupt(code + "Thread.sleep(60_000);")
            self.assertEqual("Interrupted", answer.error["ename"])
        self.works()

    def test_a_cell_that_interrupts_itself(self):
        answer = self.kernel.run("Thread.currentThread().interrupt();\n1 + 1")
        self.assertEqual("2", answer.text)

    def test_an_interrupt_without_a_running_cell_does_nothing(self):
        self.assertEqual("ok", self.kernel.interrupt()["status"])
        self.works()


if __name__ == "__main__":
    unittest.main()
