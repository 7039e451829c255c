package rendezvous.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** HTML output taken apart; it must be well-formed. */
record Page(String html, Document document) {

  private static final Pattern DATA_URI =
      Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");

  private static final Pattern SVG_URI =
      Pattern.compile("data:image/svg\\+xml;base64,([A-Za-z0-9+/=]+)");

  static Page of(Displayable displayable) throws Exception {
    return of((String) displayable.mimeBundle().get("text/html"));
  }

  static Page of(String html) throws Exception {
    var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
    return new Page(
        html, builder.parse(new InputSource(new StringReader("<page>" + html + "</page>"))));
  }

  List<Element> elements(String tag) {
    var nodes = document.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  String text() {
    return document.getDocumentElement().getTextContent();
  }

  List<BufferedImage> pictures() throws Exception {
    List<BufferedImage> pictures = new ArrayList<>();
    Matcher uris = DATA_URI.matcher(html);
    while (uris.find()) {
      byte[] png = Base64.getDecoder().decode(uris.group(1));
      pictures.add(ImageIO.read(new ByteArrayInputStream(png)));
    }
    return pictures;
  }

  /** The SVG pictures, each as a document of its own. */
  List<Page> drawings() throws Exception {
    List<Page> drawings = new ArrayList<>();
    Matcher uris = SVG_URI.matcher(html);
    while (uris.find()) {
      drawings.add(of(new String(Base64.getDecoder().decode(uris.group(1)), UTF_8)));
    }
    return drawings;
  }

  /** How many colours the picture has: one, if it is blank. */
  static long colors(BufferedImage picture) {
    int[] rgb =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    return java.util.Arrays.stream(rgb).distinct().count();
  }
}
