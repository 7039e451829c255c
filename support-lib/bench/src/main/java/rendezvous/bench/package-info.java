/**
 * The primitives against their peers, as {@code course bench} runs it: {@code workload} is what is
 * done, {@code measure} runs it in processes of its own, {@code report} says what came of it.
 */
package rendezvous.bench;
