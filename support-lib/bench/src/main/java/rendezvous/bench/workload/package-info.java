/**
 * What is measured, and how each contestant does it. Everything here runs in forked JVMs, one a
 * contestant; {@link rendezvous.bench.workload.Workloads} is the catalogue. The same workloads in
 * Go are in the folder {@code go} of this module.
 */
package rendezvous.bench.workload;
