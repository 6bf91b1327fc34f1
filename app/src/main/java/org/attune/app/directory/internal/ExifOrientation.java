package org.attune.app.directory.internal;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held. Phones store a portrait lying on its side, with a note to turn it (Exif 2.32, tag 0x0112); without the note
 * it has to be turned for good.
 *
 * @param code 1 to 8; 1 is upright
 */
record ExifOrientation(int code) {

  private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
  private static final int START_OF_SCAN = 0xDA;
  private static final int APP1 = 0xE1;
  private static final int EXIF = 0x45786966;
  private static final int ORIENTATION = 0x0112;

  /** Of a JPEG file; upright where it says nothing that can be read. */
  static ExifOrientation of(byte[] file) {
    try {
      ByteBuffer jpeg = ByteBuffer.wrap(file);
      if (jpeg.getShort() != (short) 0xFFD8) {
        return UPRIGHT;
      }
      while (true) {
        int marker = jpeg.getShort() & 0xFFFF;
        int length = jpeg.getShort() & 0xFFFF;
        if (marker >> 8 != 0xFF || (marker & 0xFF) == START_OF_SCAN || length < 2) {
          return UPRIGHT;
        }
        int next = jpeg.position() + length - 2;
        if ((marker & 0xFF) == APP1 && length > 8 && jpeg.getInt() == EXIF) {
          jpeg.getShort();
          return inTiff(jpeg.slice(jpeg.position(), next - jpeg.position()));
        }
        jpeg.position(next);
      }
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }

  private static ExifOrientation inTiff(ByteBuffer tiff) {
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * 12;
      if (tiff.getShort(entry) == ORIENTATION) {
        int code = tiff.getShort(entry + 8);
        return code >= 1 && code <= 8 ? new ExifOrientation(code) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  boolean isOnItsSide() {
    return code >= 5;
  }

  /** Turns a picture of this size upright. */
  AffineTransform upright(double width, double height) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
