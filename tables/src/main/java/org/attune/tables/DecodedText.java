package org.attune.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.attune.tables.UnreadableTableException.Reason;
import org.jspecify.annotations.Nullable;

/** The characters of a file, and how its bytes were read. */
public record DecodedText(String characters, Encoding encoding) {

  /** UTF-8 and UTF-16 are known for sure; Windows-1252 is a guess that must be said. */
  public enum Encoding {
    UTF_8(StandardCharsets.UTF_8), UTF_16(StandardCharsets.UTF_16), WINDOWS_1252(Charset.forName("windows-1252"));

    private final Charset charset;

    Encoding(Charset charset) {
      this.charset = charset;
    }

    public Charset charset() {
      return charset;
    }
  }

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int LOOKED_AT = 1000;

  /**
   * Reads UTF-16 by its byte order mark or by its pattern of zeros, else UTF-8 where the bytes are that or say they are, else
   * Windows-1252. Bytes that are none of them are refused: guessed at, two names could become one.
   */
  public static DecodedText of(byte[] bytes) {
    Charset wide = wide(bytes);
    if (wide != null) {
      return text(decode(bytes, wide, Encoding.UTF_16), Encoding.UTF_16);
    }
    try {
      return text(strictly(bytes, StandardCharsets.UTF_8), Encoding.UTF_8);
    } catch (CharacterCodingException e) {
      Encoding said = isMarkedUtf8(bytes) ? Encoding.UTF_8 : Encoding.WINDOWS_1252;
      return text(decode(bytes, said.charset(), said), said);
    }
  }

  /** How a file is written that is too large to hold at once; refused as {@link #of} refuses it. */
  public static Charset charset(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(LOOKED_AT);
    }
    if (starts(start, 'P', 'K') && start.length > 3 && start[2] == 3 && start[3] == 4) {
      throw new UnreadableTableException(Reason.NOT_TEXT);
    }
    Charset wide = wide(start);
    boolean utf8 = wide == null && isUtf8(file);
    Charset charset = wide != null ? wide : utf8 || isMarkedUtf8(start) ? StandardCharsets.UTF_8 : Encoding.WINDOWS_1252.charset();
    refuseUnreadable(file, charset, utf8);
    return charset;
  }

  private static boolean isUtf8(Path file) throws IOException {
    try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict(StandardCharsets.UTF_8))) {
      reader.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Refuses bytes that are no letters, and a zero that other letters follow: it is seen by nobody, and parts two names. */
  private static void refuseUnreadable(Path file, Charset charset, boolean utf8) throws IOException {
    int line = 1;
    boolean zero = false;
    char before = 0;
    try (Reader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), charset))) {
      for (int one = reader.read(); one >= 0; one = reader.read()) {
        if (one == '\uFFFD' && !utf8) {
          throw new UnreadableTableException(Reason.UNKNOWN_LETTERS, line);
        }
        zero |= one == 0;
        if (zero && one != 0) {
          throw new UnreadableTableException(Reason.NOT_TEXT);
        }
        line += one == '\r' || one == '\n' && before != '\r' ? 1 : 0;
        before = (char) one;
      }
    }
  }

  private static @Nullable Charset wide(byte[] bytes) {
    return starts(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE
        : starts(bytes, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE
        : zeros(bytes, 1) ? StandardCharsets.UTF_16LE
        : zeros(bytes, 0) ? StandardCharsets.UTF_16BE : null;
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static String decode(byte[] bytes, Charset charset, Encoding encoding) {
    try {
      return strictly(bytes, charset);
    } catch (CharacterCodingException e) {
      String lenient = new String(bytes, charset);
      if (lenient.startsWith("PK\u0003\u0004") || encoding == Encoding.WINDOWS_1252 && holdsNul(lenient)) {
        throw new UnreadableTableException(Reason.NOT_TEXT);
      }
      String before = lenient.substring(0, Math.max(0, lenient.indexOf('\uFFFD')));
      throw new UnreadableTableException(Reason.UNKNOWN_LETTERS, (before + "x").lines().count());
    }
  }

  private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
    return strict(charset).decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static DecodedText text(String characters, Encoding encoding) {
    int from = 0;
    int to = characters.length();
    while (from < to && characters.charAt(from) == BYTE_ORDER_MARK) {
      from++;
    }
    while (to > from && characters.charAt(to - 1) == '\0') { // a file that was padded
      to--;
    }
    String text = characters.substring(from, to);
    if (UnicodeText.isInvisible(text)) {
      throw new UnreadableTableException(Reason.EMPTY);
    }
    if (text.startsWith("PK\u0003\u0004") || holdsNul(text)) {
      throw new UnreadableTableException(Reason.NOT_TEXT);
    }
    return new DecodedText(text, encoding);
  }

  private static boolean holdsNul(String text) {
    return text.indexOf('\0') >= 0;
  }

  private static boolean starts(byte[] bytes, int first, int second) {
    return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
  }

  private static boolean isMarkedUtf8(byte[] bytes) {
    return starts(bytes, 0xEF, 0xBB) && bytes.length > 2 && (bytes[2] & 0xFF) == 0xBF;
  }

  /** Whether half of the bytes are mostly zero and the other half never: text of two bytes a letter. */
  private static boolean zeros(byte[] bytes, int remainder) {
    int pairs = Math.min(bytes.length, LOOKED_AT) / 2;
    int zeros = 0;
    for (int i = 0; i < 2 * pairs; i++) {
      if (bytes[i] == 0) {
        if (i % 2 != remainder) {
          return false;
        }
        zeros++;
      }
    }
    return pairs > 0 && zeros > pairs / 2;
  }
}
