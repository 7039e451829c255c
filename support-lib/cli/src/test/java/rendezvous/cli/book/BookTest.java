package rendezvous.cli.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {

  @TempDir Path folder;
  SampleRun run;
  Path book;

  @BeforeEach
  void layOutTheRun() throws IOException {
    run = new SampleRun(folder);
    book = folder.resolve("book");
  }

  private String page(String name) throws IOException {
    return Files.readString(book.resolve(name));
  }

  private String writtenPage(String name) throws IOException {
    Book.write(SampleRun.SYLLABUS, run.all(), book);
    return page(name);
  }

  @Test
  void writesTheIndexAndOnePageANotebook() throws IOException {
    Path index = Book.write(SampleRun.SYLLABUS, run.all(), book);

    assertEquals(book.toAbsolutePath().resolve("index.html"), index);
    try (Stream<Path> pages = Files.list(book)) {
      assertEquals(
          Set.of(
              "index.html",
              "assets",
              "11-shared-variables.html",
              "12-channels-and-their-limits.html",
              "22-waitgroup.html"),
          new HashSet<>(pages.map(page -> page.getFileName().toString()).toList()));
    }
  }

  @Test
  void everyAddressInTheBookExistsAndIsInTheBook() throws IOException {
    Book.write(SampleRun.SYLLABUS, run.all(), book);

    assertEquals(List.of(), brokenAddresses(book));
  }

  @Test
  void idsAreUniqueOnEveryPage() throws IOException {
    Book.write(SampleRun.SYLLABUS, run.all(), book);

    try (Stream<Path> pages = Files.list(book)) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".html")).toList()) {
        Set<String> seen = new HashSet<>();
        for (String id : attributes(Files.readString(page), "id")) {
          assertTrue(seen.add(id), () -> page.getFileName() + " has two elements called " + id);
        }
      }
    }
  }

  @Test
  void previousAndNextFollowTheSyllabusAndSkipWhatWasNotRun() throws IOException {
    String first = writtenPage("11-shared-variables.html");
    String middle = page("12-channels-and-their-limits.html");
    String last = page("22-waitgroup.html");

    assertFalse(first.contains("rel=\"prev\""));
    assertTrue(first.contains("rel=\"next\" href=\"12-channels-and-their-limits.html\""));
    assertTrue(middle.contains("rel=\"prev\" href=\"11-shared-variables.html\""));
    assertTrue(middle.contains("rel=\"next\" href=\"22-waitgroup.html\""));
    assertTrue(last.contains("rel=\"prev\" href=\"12-channels-and-their-limits.html\""));
    assertFalse(last.contains("rel=\"next\""));
  }

  @Test
  void theIndexShowsStatusMinutesAndClaims() throws IOException {
    String index = writtenPage("index.html");

    assertTrue(index.contains("Shared variables and &lt;races&gt;</a>"));
    assertTrue(index.contains("20 min"));
    assertTrue(index.contains("1 h 55 min of study"));
    assertTrue(index.contains("1 of 3 claims reproduced"));
    assertTrue(index.contains("1 reproduced, 1 not reproduced, 1 not measurable here"));
    assertTrue(index.contains("href=\"11-shared-variables.html#claim-lost-updates\""));
    assertTrue(index.contains("</span> failed</span>"));
    assertTrue(index.contains("not run</span>"));
    assertFalse(index.contains("13-no-timeout-no-error.html"));
    assertTrue(index.contains("<dt>Java</dt>"));
  }

  @Test
  void theIndexNamesTheExercisesOfAChapterAndWhereTheyAre() throws IOException {
    String index = writtenPage("index.html");

    assertTrue(index.contains("<span>2 exercises</span>"));
    int ofFirst =
        index.indexOf("Fix the &lt;lost&gt; update <code>exercises/01-lost-update</code>");
    int second = index.indexOf("id=\"chapter-2\"");
    assertTrue(index.indexOf("id=\"exercises-1\"") < ofFirst && ofFirst < second);
    assertTrue(second < index.indexOf("<code>exercises/03-wait</code>"));
    assertTrue(index.contains("10 points</span>") && index.contains("1 point</span>"));
  }

  @Test
  void aPageJudgesItsClaimsInATable() throws IOException {
    String page = writtenPage("11-shared-variables.html");

    assertTrue(page.contains("id=\"claim-lock-cost\""));
    assertTrue(page.contains("<a href=\"#claim-lock-cost\">A lock costs &lt;little&gt;.</a>"));
    assertTrue(page.contains("expected: a lock makes it &lt;10x slower"));
    assertTrue(page.contains("<a href=\"#claim-numa\">worse across sockets</a>"));
    assertTrue(page.contains("biased &lt;locks&gt; are gone"));
    assertTrue(page.contains("</span> not reproduced</span>"));
    assertTrue(page.contains("</span> not measurable here</span>"));
    assertFalse(page.contains("for Jupyter"), "the claim is shown once, by the book");
  }

  @Test
  void aFailedNotebookSaysSoBeforeAnythingElse() throws IOException {
    String page = writtenPage("12-channels-and-their-limits.html");

    int warning = page.indexOf("This notebook failed.");
    assertTrue(warning > 0 && warning < page.indexOf("<div class=\"prose\">"));
    assertTrue(page.contains("The cell to blame is <a href=\"#cell-3\">[3]</a>"));
    assertTrue(page.contains("nothing in this &lt;cell&gt; can run again"));
    assertTrue(page.contains("<div class=\"cell unrun\""));
    assertFalse(writtenPage("22-waitgroup.html").contains("class=\"warning\""));
  }

  @Test
  void aDeadlockReportLeadsToTheLineItNames() throws IOException {
    String page = writtenPage("12-channels-and-their-limits.html");

    assertTrue(page.contains("<a href=\"#cell-3-5\">cell [3]:5</a>"));
    assertTrue(page.contains("id=\"cell-3-5\""));
    assertTrue(page.contains("see also cell [9]:1"), "a line that is not there is no link");
  }

  @Test
  void everyKindOfOutputIsShown() throws IOException {
    String page = writtenPage("11-shared-variables.html");

    assertTrue(page.contains("lost 68928 &lt;of&gt; 200000 updates"), "standard output, escaped");
    assertTrue(page.contains("<span class=\"a-red a-bold\">red</span>"), "colours");
    assertTrue(page.contains("<span class=\"a-yellow\">orange</span>"), "256 colours");
    assertTrue(page.contains("<pre class=\"text stderr\""), "standard error");
    assertTrue(page.contains("count &lt; 131072&amp;"), "a value");
    assertTrue(page.contains("<svg role=\"img\" aria-label=\"Bars:"), "HTML as it is");
    assertTrue(page.contains("<table tabindex=\"0\"><thead><tr><th>counter"), "by keyboard too");
    assertTrue(page.contains("alt=\"Picture printed by cell 4\""), "a PNG");
    assertTrue(page.contains("alt=\"A &quot;blue&quot; bar\""), "an SVG, with its title");
    assertTrue(page.contains("A <em>rendered</em> note."), "Markdown");
    assertTrue(page.contains("<summary>48 more lines</summary>"), "long text is folded");
    assertTrue(page.contains("line 60"), "and nothing of it is lost");
  }

  @Test
  void proseKeepsTablesFoldsAndPicturesAndLinksToPages() throws IOException {
    String page = writtenPage("11-shared-variables.html");

    assertTrue(page.contains("<table tabindex=\"0\">"));
    assertTrue(page.contains("<details><summary>What happens, and why</summary>"));
    assertTrue(page.contains("<em>read</em>"));
    assertTrue(page.contains("href=\"12-channels-and-their-limits.html#what-it-gives\""));
    assertTrue(page.contains("<a href=\"#predict\">this page</a>"));
    assertTrue(page.contains("class=\"outside\" title=\"Not in this book:"));
    assertTrue(page.contains("<img src=\"data:image/png;base64,"));
    assertTrue(page.contains("<span class=\"j-comment\">// fixes it</span>"));
    assertTrue(page.contains("x := &lt;-results"));
  }

  @Test
  void theTitleComesFromTheNotebookOnceAndElseFromTheSyllabus() throws IOException {
    String page = writtenPage("11-shared-variables.html");

    assertTrue(
        page.contains("<h1><span class=\"number\">1.1</span> Shared variables &amp; races</h1>"));
    assertEquals(2, page.split("<h1").length, "one top-level heading");
    assertTrue(
        page("22-waitgroup.html")
            .contains("<h1><span class=\"number\">2.2</span> Waiting for a batch</h1>"));
    assertTrue(page.contains("<li><a href=\"#see\">See</a></li>"));
  }

  @Test
  void aNewBookReplacesTheOldOneWhole() throws IOException {
    Book.write(SampleRun.SYLLABUS, run.all(), book);
    Files.writeString(book.resolve("left-over.html"), "old");

    Book.write(SampleRun.SYLLABUS, List.of(run.plain()), book);

    assertFalse(Files.exists(book.resolve("left-over.html")));
    assertFalse(Files.exists(book.resolve("11-shared-variables.html")));
    assertEquals(List.of(), brokenAddresses(book));
    assertNoDraftIsLeft();
  }

  @Test
  void aBookThatCannotBeMadeLeavesTheOldOneAlone() throws IOException {
    Book.write(SampleRun.SYLLABUS, run.all(), book);
    Files.delete(run.failed().file());

    BookException missing =
        assertThrows(BookException.class, () -> Book.write(SampleRun.SYLLABUS, run.all(), book));

    assertTrue(missing.getMessage().contains("12-channels-and-their-limits.ipynb is missing"));
    assertTrue(Files.exists(book.resolve("12-channels-and-their-limits.html")));
    assertNoDraftIsLeft();
  }

  @Test
  void nothingExecutedIsAnError() {
    BookException none =
        assertThrows(BookException.class, () -> Book.write(SampleRun.SYLLABUS, List.of(), book));

    assertTrue(none.getMessage().startsWith("there is no executed notebook"));
  }

  @Test
  void aDamagedNotebookIsNamed() throws IOException {
    for (String damage : List.of("", "{", "[]", "{}", "{\"cells\": 3}", "{\"cells\": [1]}")) {
      Files.writeString(run.plain().file(), damage);

      BookException damaged =
          assertThrows(
              BookException.class, () -> Book.write(SampleRun.SYLLABUS, run.all(), book), damage);

      assertTrue(damaged.getMessage().contains("22-waitgroup.ipynb is not a notebook"), damage);
    }
  }

  private void assertNoDraftIsLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().startsWith(".book")).toList());
    }
  }

  /** Every href, src and url() that leads to nothing, or out of the book without being a link. */
  private static List<String> brokenAddresses(Path book) throws IOException {
    List<String> broken = new ArrayList<>();
    try (Stream<Path> files = Files.walk(book)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = book.relativize(file).toString();
        if (name.endsWith(".html")) {
          String html = Files.readString(file);
          for (String href : attributes(html, "href")) {
            if (!href.startsWith("https://") && !leadsSomewhere(file, href)) {
              broken.add(name + " -> " + href);
            }
          }
          for (String src : attributes(html, "src")) {
            if (!src.startsWith("data:") && !leadsSomewhere(file, src)) {
              broken.add(name + " -> " + src);
            }
          }
        } else if (name.endsWith(".css")) {
          Matcher url = Pattern.compile("url\\(([^)]+)\\)").matcher(Files.readString(file));
          while (url.find()) {
            if (!leadsSomewhere(file, url.group(1))) {
              broken.add(name + " -> " + url.group(1));
            }
          }
        }
      }
    }
    return broken;
  }

  private static boolean leadsSomewhere(Path from, String address) throws IOException {
    String[] parts = address.split("#", 2);
    Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]);
    return Files.isRegularFile(target)
        && (parts.length < 2 || attributes(Files.readString(target), "id").contains(parts[1]));
  }

  private static List<String> attributes(String html, String name) {
    List<String> values = new ArrayList<>();
    Matcher matcher = Pattern.compile("<[^<>]*\\s" + name + "=\"([^\"]*)\"").matcher(html);
    while (matcher.find()) {
      values.add(matcher.group(1));
    }
    return values;
  }
}
