package org.attune.app.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The four themes on which ways of working differ, each with the words that a form sends for its two sides. */
public enum StyleDimension {
  LEAD("them", "me", -1), FEELINGS("into", "steady", 1), TIME("present", "past", -1), CHALLENGE("challenge", "support", 1);

  private final String more;
  private final String less;
  private final int offeredFirst;

  StyleDimension(String more, String less, int offeredFirst) {
    this.more = more;
    this.less = less;
    this.offeredFirst = offeredFirst;
  }

  /** What visitors chose, from −1 to 1 on each theme; what a form doesn't offer is no preference. */
  public static TherapyStyle chosen(Function<String, @Nullable String> parameter) {
    List<Integer> sides = Arrays.stream(values()).map(theme -> theme.side(parameter.apply(theme.field())).orElse(0)).toList();
    return new TherapyStyle(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
  }

  /** The name of its field in a form. */
  public String field() {
    return "prefer." + code();
  }

  /** The sides in the order in which they are offered; 0 is no preference. */
  public List<Integer> sides() {
    return List.of(offeredFirst, -offeredFirst, 0);
  }

  /** Which side this style is on: −1, 0 or 1. */
  public int sideOf(TherapyStyle style) {
    return Integer.signum(switch (this) {
      case LEAD -> style.lead();
      case FEELINGS -> style.feelings();
      case TIME -> style.time();
      case CHALLENGE -> style.challenge();
    });
  }

  /** What a form sends for a side. */
  public String value(int side) {
    return side == 0 ? "" : side > 0 ? more : less;
  }

  /** The side that a form sent; nothing where it isn't offered. */
  public Optional<Integer> side(@Nullable String sent) {
    return sides().stream().filter(side -> value(side).equals(sent == null ? "" : sent.strip())).findFirst();
  }

  /** The key of its message. */
  public String message() {
    return "directory.find." + code();
  }

  /** The key of the message that names a side. */
  public String message(int side) {
    return side == 0 ? "directory.find.no-matter" : message() + "." + value(side);
  }

  private String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
