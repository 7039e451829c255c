package rendezvous.kernel;

import io.github.spencerpark.jupyter.kernel.display.RenderContext;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** How values of the JDK look that the base library does not show, or shows wrong. */
final class Renderings {
  private static final MIMEType PNG = MIMEType.IMAGE_PNG;

  private Renderings() {}

  static void register(Renderer renderer) {
    renderer.createRegistration(RenderedImage.class).preferring(PNG).register(Renderings::image);
  }

  /** The base library encodes into a stream that it never closes, which drops the last bytes. */
  private static void image(RenderedImage image, RenderContext context) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IOException("no PNG encoder takes an image of " + image.getClass());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String png = Base64.getEncoder().encodeToString(bytes.toByteArray());
    context.getOutputContainer().putData(PNG, png);
    context
        .getOutputContainer()
        .putText("image, " + image.getWidth() + " x " + image.getHeight() + " pixels");
  }
}
