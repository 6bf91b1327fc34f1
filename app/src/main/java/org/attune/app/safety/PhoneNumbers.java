package org.attune.app.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The numbers to call in what somebody wrote; dates, years and times of day are none. */
public final class PhoneNumbers {

  /** Digits, with what people put between them: three at least, no more than a number has anywhere (E.164). */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}:.,/+-])\\+?[(]?[0-9](?:[ \\u00a0()/.\\u2011-]{0,2}[0-9]){2,14}(?![\\p{L}\\p{N}:]|[.,/-][0-9])");
  private static final Pattern NONE = Pattern.compile("(?:19|20)[0-9]{2}(?:[-\\u2011 ]{1,3}(?:19|20)?[0-9]{2})?|[0-9]{1,2}([./-])[0-9]{1,2}\\1[0-9]{2,4}|[0-9]{4}([./-])[0-9]{1,2}\\2[0-9]{1,2}");
  /** What phones put around a number to steer which way it reads. */
  private static final Pattern MARKS = Pattern.compile("\\p{Cf}");

  private PhoneNumbers() {}

  /**
   * A piece of a text.
   *
   * @param dialled as a phone dials it; null where the piece is no number
   */
  public record TextPiece(String text, @Nullable String dialled) {}

  /** The text in its order, all of it. */
  public static List<TextPiece> split(String text) {
    var pieces = new ArrayList<TextPiece>();
    Matcher number = NUMBER.matcher(text);
    int from = 0;
    while (number.find()) {
      if (NONE.matcher(number.group()).matches()) {
        continue;
      }
      if (number.start() > from) {
        pieces.add(new TextPiece(text.substring(from, number.start()), null));
      }
      pieces.add(new TextPiece(number.group(), dialledOf(number.group())));
      from = number.end();
    }
    if (from < text.length()) {
      pieces.add(new TextPiece(text.substring(from), null));
    }
    return pieces;
  }

  /** One number, typed or taken from a list of contacts, as a phone dials it; empty where it is none. */
  public static Optional<String> dialled(String typed) {
    String number = MARKS.matcher(typed).replaceAll("").replaceAll("\\s*\\p{Pd}\\s*", "-").strip();
    return NUMBER.matcher(number).matches() ? Optional.of(dialledOf(number)) : Optional.empty();
  }

  private static String dialledOf(String number) {
    return HelpLine.dialled(number.startsWith("+") ? number.replace("(0)", "") : number); // the nought is dialled within the country alone
  }
}
