package org.attune.app.risk.web;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.PracticeHelpLine;
import org.jspecify.annotations.Nullable;

/**
 * What a client sees at once after an answer about harming themselves, and whenever they look again.
 *
 * @param reading null where it could not be looked up
 * @param onward  where it goes on from here
 */
public record RiskSupportView(Help help, State state, @Nullable Reading reading, Onward onward) {

  /** How far it has come, as its row says. */
  public enum State {
    /** Nothing was kept, and nobody was told. */
    NOT_KEPT,
    /** It is kept, and who was told could not be looked up. */
    KEPT,
    /** Somebody was told, and nobody promised a time. */
    TOLD,
    /** Somebody reads it by a time, or else the next person is told. */
    PROMISED,
    /** That time has passed. */
    OVERDUE,
    READ;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * Who can be rung now.
   *
   * @param practice what the client's practice named
   * @param lines    of their country, or of anywhere
   */
  public record Help(List<PracticeHelpLine> practice, List<HelpLine> lines) {

    public List<HelpLine> of(HelpLine.Kind kind) {
      return lines.stream().filter(line -> line.kind() == kind && line.number() != null).toList();
    }
  }

  /**
   * Who reads it, as their pages call them.
   *
   * @param first    who was told
   * @param covering who is told next, or was told
   * @param due      until when it is read, or null where no time was promised
   * @param readBy   null while nobody has; empty where they have left
   */
  public record Reading(String first, @Nullable String covering, @Nullable ZonedDateTime due, @Nullable String readBy,
      @Nullable ZonedDateTime readAt) {}

  /** Where a page leads to, and the message that says so. */
  public record Onward(String address, String message) {}
}
