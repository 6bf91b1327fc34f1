package org.attune.tables;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes its numbers, found from all of its cells: 1.234 is a thousand in one file and little more than one in
 * the next.
 *
 * @param mark    what stands before the decimals; null where the cells leave it open, or contradict each other
 * @param percent whether each number has a percent sign
 * @param example a number that leaves the mark open, or the first with a mark
 */
public record NumberNotation(@Nullable DecimalMark mark, boolean percent, String example) {

  /** What stands before the decimals. */
  public enum DecimalMark { POINT, COMMA }

  private static final int LONGEST = 60;
  private static final Pattern NUMBER = Pattern.compile("([+-]?) ?([0-9][0-9., ']*|[.,][0-9]+)([eE][+-]?[0-9]{1,3})? ?(%?)");
  private static final Pattern SPACED = Pattern.compile("[0-9]{1,3}([ '])[0-9]{3}(?:\\1[0-9]{3})*(?:[.,][0-9]*)?");
  private static final String GROUPED = "[1-9][0-9]{0,2}(?:%1$s[0-9]{3})+|[1-9][0-9]?(?:%1$s[0-9]{2})*%1$s[0-9]{3}";
  private static final Pattern POINT = number("\\.", ",");
  private static final Pattern COMMA = number(",", "\\.");

  private static Pattern number(String mark, String group) {
    return Pattern.compile("(?:[0-9]+|" + GROUPED.formatted(group) + ")?(?:" + mark + "[0-9]*)?");
  }

  /** Where every number is a whole one, or written with a point. */
  public static NumberNotation plain() {
    return new NumberNotation(DecimalMark.POINT, false, "");
  }

  /** The notation of a column. */
  public static NumberNotation of(Collection<String> cells) {
    var evidence = new Evidence();
    cells.forEach(evidence::add);
    return evidence.notation();
  }

  /** Whether it must be asked which mark stands before the decimals. */
  public boolean isOpen() {
    return mark == null;
  }

  /** The same with an answer, where one had to be asked for. */
  public NumberNotation orElse(@Nullable DecimalMark answered) {
    return isOpen() && answered != null ? with(answered) : this;
  }

  /** The same, read in just this way. */
  public NumberNotation with(DecimalMark answered) {
    return new NumberNotation(answered, percent, example);
  }

  /** The number in a cell; null where there is none. */
  public @Nullable Double read(String cell) {
    if (!percent && isPlain(cell)) { // nearly all
      return Double.valueOf(Integer.parseInt(cell));
    }
    Written written = Written.of(cell);
    if (written == null || written.percent != percent) {
      return null;
    }
    if (mark == null) {
      return written.fits(DecimalMark.POINT) && written.fits(DecimalMark.COMMA) ? null
          : written.value(written.fits(DecimalMark.POINT) ? DecimalMark.POINT : DecimalMark.COMMA);
    }
    return written.fits(mark) ? written.value(mark) : null;
  }

  private static boolean isPlain(String cell) {
    int length = cell.length();
    for (int i = 0; i < length; i++) {
      if (cell.charAt(i) < '0' || cell.charAt(i) > '9') {
        return false;
      }
    }
    return length > 0 && length < 10;
  }

  /** What the cells of a column say, one after the other. */
  public static final class Evidence {
    private boolean point;
    private boolean comma;
    private boolean either;
    private int percents;
    private int plain;
    private String example = "";

    /** Takes a cell in; one that is no number says nothing. */
    public void add(String cell) {
      if (NumberNotation.isPlain(cell)) {
        plain++;
        return;
      }
      Written written = Written.of(cell);
      if (written == null) {
        return;
      }
      if (written.percent) {
        percents++;
      } else {
        plain++;
      }
      boolean byPoint = written.fits(DecimalMark.POINT);
      boolean byComma = written.fits(DecimalMark.COMMA);
      point |= byPoint && !byComma;
      comma |= byComma && !byPoint;
      boolean open = byPoint && byComma && written.isMarked();
      if (open && !either || example.isEmpty() && written.isMarked()) {
        example = cell;
      }
      either |= open;
    }

    /** Whether a cell of digits alone would say nothing new. */
    public boolean isPlain() {
      return plain > 0;
    }

    /** The number that leaves the mark open, or the first with one. */
    public String example() {
      return example;
    }

    /** The notation, as far as the cells tell. */
    public NumberNotation notation() {
      DecimalMark mark = point && comma ? null : point ? DecimalMark.POINT : comma ? DecimalMark.COMMA : either ? null : DecimalMark.POINT;
      return new NumberNotation(mark, percents > 0 && plain == 0, example);
    }
  }

  /** A cell that looks like a number, with its groups joined where white space or apostrophes part them. */
  private record Written(String sign, String body, String exponent, boolean percent) {

    static @Nullable Written of(String cell) {
      if (cell.length() > LONGEST) {
        return null;
      }
      Matcher matcher = NUMBER.matcher(UnicodeText.toWesternDigits(UnicodeText.stripInvisible(cell)));
      if (!matcher.matches()) {
        return null;
      }
      String body = matcher.group(2).strip();
      if (body.indexOf(' ') >= 0 || body.indexOf('\'') >= 0) {
        if (!SPACED.matcher(body).matches()) {
          return null;
        }
        // grouped by something else: the mark that is left is the decimal one
        body = body.replace(" ", "").replace("'", "");
        body = body.matches("[0-9]+[.,][0-9]{3}") ? body + "0" : body;
      }
      var written = new Written(matcher.group(1), body, java.util.Objects.requireNonNullElse(matcher.group(3), ""),
          !matcher.group(4).isEmpty());
      return written.fits(DecimalMark.POINT) || written.fits(DecimalMark.COMMA) ? written : null;
    }

    boolean fits(DecimalMark mark) {
      return (mark == DecimalMark.POINT ? POINT : COMMA).matcher(body).matches();
    }

    boolean isMarked() {
      return body.indexOf('.') >= 0 || body.indexOf(',') >= 0;
    }

    @Nullable Double value(DecimalMark mark) {
      String plain = mark == DecimalMark.POINT ? body.replace(",", "") : body.replace(".", "").replace(',', '.');
      double value = Double.parseDouble(sign + plain + exponent);
      return Double.isFinite(value) ? Double.valueOf(value) : null;
    }
  }
}
