/**
 * Runs concurrent code under many schedules of its virtual threads, each made from a seed, and
 * shows the one that breaks it: {@link rendezvous.scheduler.Exploration}.
 *
 * <p>What is found is an {@link rendezvous.scheduler.Outcome}: the {@link
 * rendezvous.scheduler.Fault}, the seed that makes it happen again, and the interleaving, {@link
 * rendezvous.scheduler.Step} by step.
 */
package rendezvous.scheduler;
