/**
 * A detector of data races: it proves the memory fences of the primitives.
 *
 * <p>A test can only see what the machine that it runs on does, and x86 does not reorder most of
 * what a missing fence would allow. The detector does not wait for it to happen. It runs the litmus
 * tests with every access of the primitives to memory watched, keeps the happens-before order that
 * the Java memory model gives to volatile, acquire and release accesses and to monitors, and
 * reports every two conflicting accesses that this order leaves unordered, of which one at least is
 * plain.
 *
 * <p>The algorithm is that of vector clocks: Pozniansky and Schuster, <i>Efficient on-the-fly data
 * race detection in multithreaded C++ programs</i>, PPoPP 2003 (DJIT+).
 */
package rendezvous.stress.races;
