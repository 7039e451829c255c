package rendezvous.bench.workload;

/** What one contestant does in one workload, in a JVM of its own. */
public sealed interface Trial permits Burst, Probe {}
