package rendezvous.cli.book;

/** The frame that every page of the book shares. */
final class Page {

  private Page() {}

  /**
   * A whole page.
   *
   * @param title as plain text; the rest is HTML
   * @param kind the class of the body, {@code index} or {@code notebook}
   */
  static String of(String book, String title, String kind, String before, String main) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <link rel="icon" href="assets/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="assets/book.css">
    <script src="assets/book.js"></script>
    </head>
    <body class="%s" id="top">
    <a class="skip" href="#main">Skip to the text</a>
    <header class="bar">
    <a class="brand" href="index.html"><img src="assets/mark.svg" alt="" width="22" height="22">%s</a>
    <button class="theme" type="button" hidden>Dark</button>
    </header>
    <div class="frame">
    %s<main id="main">
    %s</main>
    </div>
    </body>
    </html>
    """
        .formatted(Html.escape(title), kind, Html.escape(book), before, main);
  }
}
