package rendezvous.cli.book;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The prose of one page: CommonMark with tables, raw HTML kept. It gives every heading an address,
 * remembers the headings for the table of contents, and turns links to notebooks into links to
 * their pages.
 */
final class Markdown {

  /** A heading below the title. */
  record Section(int level, String id, String title) {}

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final UnaryOperator<String> pageOf;
  private final Set<String> ids = new HashSet<>();
  private final List<Section> sections = new ArrayList<>();
  private final Map<Heading, String> idOf = new IdentityHashMap<>();
  private String title;
  private JsonObject attachments = new JsonObject();

  /**
   * Starts a page.
   *
   * @param pageOf gives the page for a notebook's file name, or null if the book has none
   */
  Markdown(UnaryOperator<String> pageOf) {
    this.pageOf = pageOf;
  }

  /** The first top-level heading met so far; it is taken out of the text. */
  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /** The headings met so far, in order. */
  List<Section> sections() {
    return List.copyOf(sections);
  }

  /** Renders one cell; {@code attachments} holds the pictures that were pasted into it. */
  String render(String source, JsonObject attachments) {
    this.attachments = attachments;
    Node document = parser.parse(source);
    document.accept(new Headings());
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(
            context -> (node, tag, attributes) -> decorate(node, tag, attributes))
        .nodeRendererFactory(CodeBlocks::new)
        .build()
        .render(document);
  }

  /** Names the headings; one page has one top-level heading, others step down. */
  private final class Headings extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      String text = textOf(heading);
      if (heading.getLevel() == 1) {
        if (title == null) {
          title = text;
          heading.unlink();
          return;
        }
        heading.setLevel(2);
      }
      String id = Html.slug(text);
      for (int n = 2; !ids.add(id); n++) {
        id = Html.slug(text) + "-" + n;
      }
      idOf.put(heading, id);
      sections.add(new Section(heading.getLevel(), id, text));
    }
  }

  private static String textOf(Node node) {
    StringBuilder text = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(Code part) {
            text.append(part.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak part) {
            text.append(' ');
          }
        });
    return text.toString().strip();
  }

  private void decorate(Node node, String tag, Map<String, String> attributes) {
    switch (node) {
      case Heading heading when idOf.containsKey(heading) ->
          attributes.put("id", idOf.get(heading));
      case Link link -> follow(link.getDestination(), attributes);
      case Image image -> attributes.put("src", picture(image.getDestination()));
      // A wide table scrolls inside its own frame, also by keyboard.
      case TableBlock table when tag.equals("table") -> attributes.put("tabindex", "0");
      default -> {
        // Everything else is as CommonMark has it.
      }
    }
  }

  private void follow(String destination, Map<String, String> attributes) {
    if (destination.matches("(?i)(https?|mailto):.*")) {
      attributes.put("rel", "noopener");
      return;
    }
    String[] parts = destination.split("#", 2);
    String fragment = parts.length > 1 && !parts[1].isEmpty() ? "#" + Html.slug(parts[1]) : "";
    if (parts[0].isEmpty()) {
      attributes.put("href", fragment.isEmpty() ? "#top" : fragment);
      return;
    }
    String file = parts[0].substring(parts[0].lastIndexOf('/') + 1);
    String page = file.endsWith(".ipynb") ? pageOf.apply(file) : null;
    if (page != null) {
      attributes.put("href", page + fragment);
      return;
    }
    attributes.remove("href");
    attributes.put("class", "outside");
    attributes.put("title", "Not in this book: " + destination);
  }

  private String picture(String destination) {
    if (!destination.startsWith("attachment:")) {
      return destination;
    }
    String name = destination.substring("attachment:".length());
    JsonElement bundle = attachments.get(name);
    if (bundle == null || !bundle.isJsonObject() || bundle.getAsJsonObject().isEmpty()) {
      throw new BookException("a Markdown cell shows " + destination + ", which is not attached");
    }
    Map.Entry<String, JsonElement> first = bundle.getAsJsonObject().entrySet().iterator().next();
    return "data:" + first.getKey() + ";base64," + first.getValue().getAsString();
  }

  /** Code in prose: coloured if it is Java, plain otherwise. */
  private record CodeBlocks(HtmlNodeRendererContext context) implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
      FencedCodeBlock block = (FencedCodeBlock) node;
      String language = block.getInfo() == null ? "" : block.getInfo().strip().split("\\s")[0];
      String code = block.getLiteral().stripTrailing();
      context
          .getWriter()
          .raw(
              "<pre tabindex=\"0\"><code>"
                  + (language.equals("java")
                      ? String.join("\n", JavaHighlighter.lines(code))
                      : Html.escape(code))
                  + "</code></pre>\n");
    }
  }
}
