package org.attune.app.interop.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.attune.app.layout.Refused;

/** The characters of a file, and how its bytes were read. */
public record Text(String characters, Encoding encoding) {

  /** UTF-8 and UTF-16 are known for sure; Windows-1252 is a guess that the page must say. */
  public enum Encoding { UTF_8, UTF_16, WINDOWS_1252 }

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** Reads UTF-16 by its byte order mark, else UTF-8 where the bytes are that, else Windows-1252. */
  public static Text of(byte[] bytes) {
    if (starts(bytes, 0xFF, 0xFE)) {
      return text(decode(bytes, StandardCharsets.UTF_16LE), Encoding.UTF_16);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return text(decode(bytes, StandardCharsets.UTF_16BE), Encoding.UTF_16);
    }
    try {
      return text(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString(), Encoding.UTF_8);
    } catch (CharacterCodingException e) {
      return text(decode(bytes, Charset.forName("windows-1252")), Encoding.WINDOWS_1252);
    }
  }

  private static String decode(byte[] bytes, Charset charset) {
    return new String(bytes, charset);
  }

  private static Text text(String characters, Encoding encoding) {
    String text = !characters.isEmpty() && characters.charAt(0) == BYTE_ORDER_MARK
        ? characters.substring(1) : characters;
    if (text.isBlank()) {
      throw Refused.at("file", "interop.refused.empty");
    }
    if (text.startsWith("PK\u0003\u0004") || text.indexOf('\0') >= 0) {
      throw Refused.at("file", "interop.refused.not-text");
    }
    return new Text(text, encoding);
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }
}
