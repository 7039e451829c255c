/**
 * What notebooks measure and draw with. Each of these is a cell; its last expression shows itself.
 *
 * <p>A race, with plot, ranking and table:
 *
 * {@snippet :
 * Race.of("Which list is faster to fill?")
 *     .contestant("ArrayList", () -> fill(new ArrayList<>()))
 *     .contestant("LinkedList", () -> fill(new LinkedList<>())).run()
 * }
 *
 * <p>The same for a parameter that grows, for the time that answers take, and for what is held in
 * memory; all end in a plot, a table, and comparisons that name a tie a tie:
 *
 * {@snippet :
 * Race.sweep("Which collector scales?", "workers", 1, 2, 4, 8, 16)
 *     .contestant("lock", n -> withLock(n))
 *     .contestant("channel", n -> withChannel(n)).run()
 *
 * Latency.of("What does a time limit do to the tail?")
 *     .contestant("with", () -> callWithLimit())
 *     .contestant("without", () -> call())
 *     .rate(200).run()
 *
 * Memory.held("What does a waiting thread hold?")
 *     .contestant("virtual", () -> waiting(1_000)).items(1_000).run()
 * }
 *
 * <p>Plots:
 *
 * {@snippet :
 * Plot.bars("Memory of a thousand threads", "MiB").bar("platform", 98, 95, 102).bar("virtual", 3)
 * Plot.lines("Throughput", "buffer", "items/s").series("channel", sizes, rates).logX()
 * Plot.cdf("Latency of one call", "ms").series("with timeout", withTimeout).series("without", without).tail()
 * Plot.heatMap("Throughput", "receivers", "senders", "items/s").columns(1, 2).row("1", 12, 14).row("2", 11, 21)
 * Plot.gantt("One page", "ms").task("user", 0, 40).task("orders", 0, 90).task("render", 90, 120, "orders", "user")
 * Plot.grid("Both at a glance", plot, otherPlot)
 * }
 *
 * <p>A claim of the article, judged by a race or by hand:
 *
 * {@snippet :
 * Claim.of("2.3-a", "The lock becomes the bottleneck.")
 *     .expected("the channel is faster")
 *     .judge(result.compare("channel", "lock"), Verdict.FASTER)
 *
 * Claim.of("2.5-a", "List, queue and async queue: 850, 1420 and 1960 items a second.")
 *     .expected("the async queue first, then the queue, at least twice as fast as the list")
 *     .judge(result.ordered("async queue", "queue", "list"),
 *         result.ratio("async queue", "list").atLeast(2))
 *
 * Claim.of("1.1-a", "Updates without synchronisation are lost.")
 *     .expected("fewer than 40000").measured("counted " + count)
 *     .reproduced(count < 40_000, "because updates overwrote each other")
 * }
 *
 * <p>The one schedule, of a thousand, that breaks a piece of concurrent code:
 *
 * {@snippet :
 * Schedules.explore(() -> {
 *   var counter = new Counter();
 *   Schedules.together(counter::increment, counter::increment);
 *   Schedules.require(counter.n == 2, "two increments make " + counter.n);
 * })
 * }
 *
 * <p>Swim-lanes of what every thread of a block did, and who waited for whom:
 *
 * {@snippet :
 * Timeline.record("Who waits for whom?", () -> {
 *   group.go(() -> orders.send("tea"));
 *   orders.receive();
 * })
 * }
 *
 * <p>Anything else, before the last expression:
 *
 * {@snippet :
 * Show.show(table);
 * Show.markdown("The **median** is the middle round.");
 * Show.image(picture, "A cat asleep on a keyboard");
 * }
 *
 * <p>A type that implements {@link rendezvous.lab.Displayable} shows itself in the same way.
 *
 * <p>For notebooks that start a service: {@link rendezvous.lab.EnvelopeFilter}.
 */
package rendezvous.lab;
