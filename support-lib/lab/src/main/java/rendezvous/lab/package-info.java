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
 * Claim.of("1.1-a", "Updates without synchronisation are lost.")
 *     .expected("fewer than 40000").measured("counted " + count)
 *     .reproduced(count < 40_000, "because updates overwrote each other")
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
