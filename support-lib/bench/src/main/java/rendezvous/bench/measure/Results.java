package rendezvous.bench.measure;

import java.util.List;

/**
 * What a bench has measured.
 *
 * @param rows the values, in the order of the workloads
 * @param failures a line for each contestant that could not be measured
 * @param notes what else a reader should know
 */
public record Results(List<Row> rows, List<String> failures, List<String> notes) {}
