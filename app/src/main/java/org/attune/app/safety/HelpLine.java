package org.attune.app.safety;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A number or an address where help is, as its source said when it was read.
 *
 * @param number  to call, or null
 * @param address of its pages, or null
 * @param source  the page that said so
 * @param readOn  when that page was read
 */
public record HelpLine(Kind kind, String name, @Nullable String number, @Nullable String address, String source,
                       LocalDate readOn) {
  /** The people a line is for; {@link #VIOLENCE} is violence, control or fear at home. */
  public enum Kind { EMERGENCY, LISTENING, VIOLENCE, YOUNG, DIRECTORY, YOUNG_DIRECTORY }

  public boolean isEmergency() {
    return kind == Kind.EMERGENCY;
  }

  public boolean isForAdults() {
    return kind != Kind.YOUNG && kind != Kind.YOUNG_DIRECTORY;
  }

  /** The number as a phone dials it. */
  public String dialled() {
    return number == null ? "" : dialled(number);
  }

  /** The site whose page was read, such as "samaritans.org". */
  public String sourceSite() {
    return source.replaceFirst("https?://(www\\.)?", "").replaceFirst("\\.?(/.*)?$", "");
  }

  static String dialled(String number) {
    return number.replaceAll("[^0-9+]", "");
  }
}
