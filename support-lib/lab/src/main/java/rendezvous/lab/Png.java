package rendezvous.lab;

import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Whole PNG files, ready to be put into a page. */
final class Png {

  private Png() {}

  /**
   * All bytes of the PNG in Base64. The image is written out before it is encoded: an encoder that
   * is wrapped round the stream and not closed would lose the last bytes.
   */
  static String base64(RenderedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalArgumentException("this image cannot be written as PNG: " + image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  static String dataUri(RenderedImage image) {
    return "data:image/png;base64," + base64(image);
  }
}
