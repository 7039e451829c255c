import rendezvous.result.Result;

/** What came of tasks, in a word. */
final class Accounts {
  private Accounts() {}

  static String of(Result<String> result) {
    return switch (result) {
      case null -> "unknown";
      case Result.Ok<String>(String value) -> value;
      case Result.Err<String> err when err.isTimeout() -> "timeout";
      case Result.Err<String> err when err.isCancelled() -> "cancelled";
      case Result.Err<String> err -> "failed";
    };
  }
}
