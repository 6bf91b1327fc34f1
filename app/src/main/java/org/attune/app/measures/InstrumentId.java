package org.attune.app.measures;

import java.util.regex.Pattern;

/**
 * Which words a questionnaire has: norms belong to its language and version as well as to its name.
 *
 * @param code     such as "phq-9"
 * @param version  as its publishers name it; by its year where they don't
 * @param language such as "en"
 */
public record InstrumentId(String code, String version, String language) {
  private static final Pattern PARTS = Pattern.compile("([a-z0-9.-]{1,60})@([A-Za-z0-9.-]{1,40})@([A-Za-z-]{2,20})");

  public InstrumentId {
    if (!PARTS.matcher(code + "@" + version + "@" + language).matches()) {
      throw new IllegalArgumentException("instrument " + code + ", version " + version + ", language " + language);
    }
  }

  /** As {@link #toString} wrote it, in forms and in the database. */
  public static InstrumentId of(String text) {
    var parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no id of an instrument");
    }
    return new InstrumentId(parts.group(1), parts.group(2), parts.group(3));
  }

  @Override
  public String toString() {
    return code + "@" + version + "@" + language;
  }
}
