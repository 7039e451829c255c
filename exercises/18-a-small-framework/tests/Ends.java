import rendezvous.result.Result;

/** How tasks have ended, in a word. */
final class Ends {
  private Ends() {}

  static String of(Result<?> result) {
    return switch (result) {
      case null -> "nothing";
      case Result.Ok<?> ok -> "ok";
      case Result.Err<?> err when err.isTimeout() -> "timeout";
      case Result.Err<?> err when err.isCancelled() -> "cancelled";
      case Result.Err<?> err -> "failed";
    };
  }
}
