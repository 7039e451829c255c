/**
 * Measures: starts a fresh JVM (or the Go program) for each contestant in each round, and collects
 * what they report.
 */
package rendezvous.bench.measure;
