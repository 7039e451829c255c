package rendezvous.grader.intake;

/** The name of a source as it is shown: in messages, in stack traces, in reports. */
final class FileName {
  private static final int LONGEST = 100;

  private FileName() {}

  /** The name without what no sane file is called by; its end, if it is too long. */
  static String of(String name) {
    String clean = name.replaceAll("[^\\p{L}\\p{M}\\p{N} .,_+$()\\[\\]-]", "_").strip();
    int most = Math.min(LONGEST, clean.codePointCount(0, clean.length()));
    String end = clean.substring(clean.offsetByCodePoints(clean.length(), -most));
    return end.isEmpty() ? "_" : end;
  }
}
