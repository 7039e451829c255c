package rendezvous.lab;

/** The unit a number of bytes is best read in. */
enum SizeScale {
  BYTES("B", 1),
  KIBIBYTES("KiB", 1 << 10),
  MEBIBYTES("MiB", 1 << 20),
  GIBIBYTES("GiB", 1 << 30);

  final String symbol;
  final double bytes;

  SizeScale(String symbol, double bytes) {
    this.symbol = symbol;
    this.bytes = bytes;
  }

  /** The largest unit in which this many bytes are at least one. */
  static SizeScale of(double bytes) {
    SizeScale best = BYTES;
    for (SizeScale scale : values()) {
      if (Math.abs(bytes) >= scale.bytes) {
        best = scale;
      }
    }
    return best;
  }
}
