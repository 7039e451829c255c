/**
 * Shuts a process in, so that whatever runs in it reaches nothing outside: {@link
 * rendezvous.grader.box.Bubblewrap} (L3), {@link rendezvous.grader.box.KernelRules} (L2), or
 * nothing but the JVM's own limits (L1). {@link rendezvous.grader.box.Boxes} finds the strongest
 * one that works here, by trying it.
 */
package rendezvous.grader.box;
