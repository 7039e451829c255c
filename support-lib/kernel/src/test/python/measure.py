"""Measures the kernel: start, cells, memory, interrupts. Prints numbers, judges nothing.

    ./course doctor && ./course run 1.1      # builds, and writes the kernelspec
    JUPYTER_PATH=target/jupyter python3 support-lib/kernel/src/test/python/measure.py [STARTS]
"""

import statistics
import sys
import time

from wire import Kernel

TICKS = (
    "var ticks = Thread.ofPlatform().daemon().start(() -> { while (true) {"
    " try { Thread.sleep(100); } catch (InterruptedException e) {} } });"
)
ON = 'System.out.println("running");'
BLOCKED = {
    "sleep": f"{ON} Thread.sleep(60_000);",
    "virtual-thread join": "var v = Thread.ofVirtual().start(() -> {"
    f" try {{ Thread.sleep(60_000); }} catch (InterruptedException e) {{}} }}); {ON} v.join();",
    "future": f"{ON} new CompletableFuture<String>().get();",
    "lock": "var lock = new java.util.concurrent.locks.ReentrantLock();"
    " var t = Thread.ofPlatform().daemon().start(() -> { lock.lock();"
    " try { new CountDownLatch(1).await(); } catch (InterruptedException e) {} });"
    f" while (!lock.isLocked()) Thread.onSpinWait(); {ON} lock.lock();",
    "queue": f"{ON} new ArrayBlockingQueue<String>(1).take();",
    "our channel": f'{ON} Channel.unbuffered("never").receive();',
    "busy loop": f"{ON} while (true) {{ }}",
}


def resident(pid, field="VmRSS"):
    with open(f"/proc/{pid}/status") as status:
        for line in status:
            if line.startswith(field + ":"):
                return int(line.split()[1]) / 1024
    return float("nan")


def line(what, values, unit):
    print(
        f"{what:34} median {statistics.median(values):8.3f} {unit}   "
        f"min {min(values):.3f}   max {max(values):.3f}   n {len(values)}",
        flush=True,
    )


def starts(count):
    ready, first, memory, stop, failed = [], [], [], [], 0
    for _ in range(count):
        started = time.monotonic()
        try:
            kernel = Kernel()
            answer = kernel.run("1 + 1")
            assert answer.text == "2", answer.traceback
        except Exception as problem:
            failed += 1
            print("start failed:", repr(problem), flush=True)
            continue
        first.append(time.monotonic() - started)
        ready.append(kernel.ready_seconds)
        memory.append(resident(kernel.pid))
        started = time.monotonic()
        kernel.stop()
        stop.append(time.monotonic() - started)
    print(f"{count - failed} of {count} starts became ready and gave a result")
    line("ready", ready, "s")
    line("first result after start", first, "s")
    line("resident after the first result", memory, "MiB")
    line("shutdown", stop, "s")


def cells():
    kernel = Kernel()
    for _ in range(20):
        kernel.run("1 + 1")
    line("trivial cell", [kernel.run("1 + 1").seconds for _ in range(100)], "s")
    print(f"{'resident after 120 cells':34} {resident(kernel.pid):.0f} MiB")
    kernel.run(TICKS)  # keeps the deadlock watch from being quicker than the interrupt
    for what, code in BLOCKED.items():
        times = []
        for _ in range(5):
            answer = kernel.run_and_interrupt(code)
            assert answer.error["ename"] == "Interrupted", answer.traceback
            assert kernel.run("1 + 1").text == "2"
            times.append(answer.seconds)
        line("interrupt: " + what, times, "s")
    kernel.stop()
    kernel = Kernel()
    kernel.run("1 + 1")
    line(
        "deadlock found after",
        [kernel.run('Channel.unbuffered("c").send(1);').seconds for _ in range(10)],
        "s",
    )
    kernel.stop()


if __name__ == "__main__":
    cells()
    starts(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
