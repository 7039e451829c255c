package rendezvous.cli.test;

import java.io.IOException;

/** A part of the tests that runs by itself: {@code course test --only NAME}. */
interface Stage {

  /** The stage's name on the command line. */
  String name();

  /** What it tests, in a few words. */
  String what();

  /** Runs it; prints what failed. */
  Tally run() throws IOException, InterruptedException;
}
