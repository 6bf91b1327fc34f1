package org.attune.app.directory.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.attune.app.layout.InvalidInput;

/**
 * Makes a portrait of a file that somebody sent: format and size are read before anything is decoded, and what is kept is drawn
 * again, so that no place, device or name comes along in it.
 */
public final class PhotographEncoder {

  /** The longest side of what is kept. */
  public static final int SIDE = 640;
  static final int MAX_SIDE = 6_000;
  static final int MAX_PIXELS = 24_000_000;
  private static final float QUALITY = .85f;
  private static final Set<String> FORMATS = Set.of("jpeg", "png");

  private PhotographEncoder() {}

  /** The portrait as JPEG. */
  public static byte[] reencode(byte[] file) {
    try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            reader.setInput(input, true, true);
            return jpeg(drawn(reader, ExifOrientation.of(file)));
          }
        } finally {
          reader.dispose();
        }
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException | java.awt.color.CMMException e) {
      // half a picture, or one in colours of a printer: readers have many ways to say so
      throw unreadable();
    }
    throw unreadable();
  }

  private static InvalidInput unreadable() {
    return InvalidInput.at("photograph", "directory.photograph.none");
  }

  private static BufferedImage drawn(ImageReader reader, ExifOrientation orientation) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
      throw InvalidInput.at("photograph", "directory.photograph.wide", MAX_SIDE, MAX_PIXELS / 1_000_000);
    }
    ImageReadParam coarse = reader.getDefaultReadParam();
    int step = Math.max(1, Math.max(width, height) / (2 * SIDE));
    coarse.setSourceSubsampling(step, step, 0, 0);
    BufferedImage read = reader.read(0, coarse);
    double scale = Math.min(1, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
    int wide = Math.max(1, (int) Math.round(read.getWidth() * scale));
    int high = Math.max(1, (int) Math.round(read.getHeight() * scale));
    var drawn = orientation.isOnItsSide() ? new BufferedImage(high, wide, BufferedImage.TYPE_INT_RGB)
        : new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = drawn.createGraphics();
    pen.setColor(Color.WHITE); // behind what is transparent
    pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    AffineTransform upright = orientation.upright(wide, high);
    upright.scale((double) wide / read.getWidth(), (double) high / read.getHeight());
    pen.drawImage(read, upright, null);
    pen.dispose();
    return drawn;
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
