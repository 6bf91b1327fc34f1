package org.attune.app.preparation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.web.BondWords;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.Signal;
import org.attune.app.checkins.Answer;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Reply;
import org.attune.app.checkins.UnsaidWords;
import org.attune.app.layout.FieldErrors;
import org.attune.app.preparation.Card;
import org.attune.app.preparation.Wish;
import org.attune.app.sessions.Closure;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Ending;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Session;
import org.jspecify.annotations.Nullable;

/**
 * A client's own page.
 *
 * @param last     the last session that was held, or null
 * @param given    what the client said of it, or null
 * @param answer   what came back of it: that they had no words is an answer, too
 * @param mayCheckIn whether it may still be said or changed
 * @param readBy   who read it first, and when; null while nobody has
 * @param replies  what the therapist wrote back to it
 * @param telling  what stood out last time, or null
 * @param begun what the client began to speak of
 * @param sealed   lines that wait to be opened together
 * @param putAway what was talked about, or left
 * @param others   the client's other courses
 * @param ending   the last session as it is proposed or agreed, while the course goes on; or null
 * @param lastSession when that one is
 * @param closure  how it was closed without the client, or null
 * @param proposed next therapists that wait for the client's answer
 */
public record CoursePage(Course course, String therapist, @Nullable ZonedDateTime next, @Nullable Session last,
                         @Nullable CheckIn given, Answer answer, boolean mayCheckIn, @Nullable ReadBy readBy, List<Reply> replies,
                         Bond bond, BondWords words, @Nullable Signal telling, List<Asked> asked, List<Begun> begun,
                         List<CameThrough> cameThrough, List<UnsaidWords> sealed, Card card, List<Wish> wishes, List<Wish> putAway,
                         Typed typed, List<Other> others, List<Proposed> proposed, @Nullable Closure closure,
                         @Nullable Ending ending, @Nullable ZonedDateTime lastSession) {

  public record ReadBy(String name, ZonedDateTime at) {}

  /** A repair that the client is asked about, and the number of its session. */
  public record Asked(Repair repair, @Nullable Integer session) {}

  /**
   * Something between them that the client began to speak of.
   *
   * @param words what they wrote about it, or null
   */
  public record Begun(Repair repair, @Nullable String words, String day) {}

  /** Something the two came through, and its repair while the client may take their answer back. */
  public record CameThrough(@Nullable Integer session, String day, @Nullable Repair fresh) {}

  public record Other(Course course, String therapist) {}

  /** A handover that waits, and the name of who could come next. */
  public record Proposed(HandoverId handover, String next) {}

  /** What was typed and could not be taken. */
  public record Typed(String wish, boolean shared, @Nullable String key, @Nullable String card, @Nullable String between,
                      FieldErrors errors) {
    static Typed nothing() {
      return new Typed("", false, null, null, null, new FieldErrors());
    }
  }
}
