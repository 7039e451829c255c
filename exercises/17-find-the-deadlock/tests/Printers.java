import rendezvous.channel.Channel;

/** Printers that label a number of parcels and then stop. */
final class Printers {
  private Printers() {}

  static Printer start(int parcels) {
    Channel<String> in = Channel.unbuffered("parcels");
    Channel<String> out = Channel.unbuffered("labels");
    Thread.ofVirtual()
        .name("printer")
        .start(() -> {
          try {
            for (int i = 0; i < parcels; i++) {
              out.send("label " + in.receive());
            }
          } catch (InterruptedException e) {
            throw new AssertionError("the printer is interrupted", e);
          }
        });
    return new Printer(in, out);
  }
}
