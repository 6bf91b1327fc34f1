package org.attune.app.layout;

import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * A QR code to be drawn as SVG.
 *
 * @param size of the square, in modules, with its quiet border
 * @param path the dark modules
 */
public record QrCode(int size, String path) {

  private static final int BORDER = 4;

  public static QrCode of(String text) {
    var code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.MEDIUM);
    var path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + BORDER).append(',').append(y + BORDER).append("h1v1h-1z");
        }
      }
    }
    return new QrCode(code.size + 2 * BORDER, path.toString());
  }
}
