package org.attune.app.risk.web;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.attune.app.risk.RiskFlag;
import org.jspecify.annotations.Nullable;

/**
 * An answer about harming oneself, for who keeps the course.
 *
 * @param answer the highest, as the client chose it; null where nobody knows how it is worded
 */
public record RiskFlagView(RiskFlag flag, @Nullable String answer, Step step, Names names, Times times, @Nullable Phone phone) {

  /** What has to be done now. */
  public enum Step {
    /** Nobody has read it. */
    READ,
    /** Nobody has read it, and the promised time has passed. */
    READ_LATE,
    /** It was read, and what was done isn't noted. */
    NOTE,
    /** The day to look again has passed. */
    REVIEW_MISSED,
    /** Nothing: the two look again on a day. */
    REVIEW_LATER,
    /** Nothing: it is closed. */
    NOTHING;

    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isUnread() {
      return this == READ || this == READ_LATE;
    }

    public boolean isUrgent() {
      return isUnread() || this == NOTE || this == REVIEW_MISSED;
    }
  }

  /**
   * What pages call those it is about.
   *
   * @param first    who was told; null where that is who looks
   * @param covering null where nobody is told next
   */
  public record Names(PersonName client, @Nullable String first, @Nullable String covering) {}

  /** When it was given and read, and until when it is to be read; in the practice's zone. */
  public record Times(ZonedDateTime answered, @Nullable ZonedDateTime due, @Nullable ZonedDateTime read) {}

  /** A number that may be rung. */
  public record Phone(String number, @Nullable String dialled) {}

  /** What the page calls them. */
  public String client() {
    return names.client().shortForm();
  }

  public String address() {
    return "/courses/" + flag.course() + "/attention/" + flag.id();
  }

  /**
   * Its own page.
   *
   * @param answers the further answers that joined it, the latest first
   */
  public record Page(RiskFlagView view, List<Answer> answers, List<Note> notes, RiskNoteForm form, LocalDate today, FieldErrors errors) {}

  /** An answer that belongs to it; in words where they are known. */
  public record Answer(ZonedDateTime at, int level, @Nullable String words) {}

  /** What somebody noted. */
  public record Note(String author, ZonedDateTime at, String words) {}
}
