/** Turns what was measured into ratios, verdicts, tables, charts, a page and JSON. */
package rendezvous.bench.report;
