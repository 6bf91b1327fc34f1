package org.attune.app.preparation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.checkins.TherapistReply;
import org.attune.app.checkins.UnsaidEntry;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.attune.app.preparation.AgendaItem;
import org.attune.app.preparation.ClientCard;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseEnding;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Session;
import org.jspecify.annotations.Nullable;

/** A client's own page. */
public record OwnCourseView(Course course, PersonName therapistName, CourseStatus status, CheckInSection checkIn, AllianceSection alliance,
    AgendaSection agenda, Draft draft, List<OtherCourse> otherCourses) {

  /** What the page calls them. */
  public String therapist() {
    return therapistName.shortForm();
  }

  /**
   * How the course goes on.
   *
   * @param ending            the last session as it is proposed or agreed, while the course goes on; or null
   * @param lastSession       when that one is
   * @param closure           how it was closed without the client, or null
   * @param proposedHandovers next therapists that wait for the client's answer
   * @param questions         what modules ask the client
   */
  public record CourseStatus(@Nullable ZonedDateTime next, @Nullable CourseEnding ending, @Nullable ZonedDateTime lastSession,
      @Nullable CourseClosure closure, List<ProposedHandover> proposedHandovers, List<CoursePrompt> questions) {}

  /**
   * What was said after the last session.
   *
   * @param last           the last session that was held, or null
   * @param given          what the client said of it, or null
   * @param responseStatus what came back of it: that they had no words is an answer, too
   * @param mayCheckIn     whether it may still be said or changed
   * @param readBy         who read it first, and when; null while nobody has
   * @param replies        what the therapist wrote back to it
   * @param sealedUnsaid   lines that wait to be opened together
   */
  public record CheckInSection(@Nullable Session last, @Nullable CheckIn given, ResponseStatus responseStatus, boolean mayCheckIn,
      @Nullable FirstReading readBy, List<TherapistReply> replies, List<UnsaidEntry> sealedUnsaid) {

    /** Whether the client has not said yet how it was, and still may. */
    public boolean isAwaited() {
      return last != null && mayCheckIn && given == null && !responseStatus.isDeclined();
    }
  }

  /**
   * What was between the two.
   *
   * @param currentSignal   what stood out last time, or null
   * @param startedByClient what the client began to speak of
   */
  public record AllianceSection(AllianceHistory history, AllianceText text, @Nullable Signal currentSignal,
      List<RepairQuestion> awaitingAgreement, List<ClientStartedRepair> startedByClient, List<AgreedRepair> agreedRepairs) {}

  /**
   * What the client brings, and their card.
   *
   * @param archived what was talked about, or left
   */
  public record AgendaSection(List<AgendaItem> items, List<AgendaItem> archived, ClientCard card) {}

  public record FirstReading(String name, ZonedDateTime at) {}

  /** A repair that the client is asked about, and the number of its session. */
  public record RepairQuestion(Repair repair, @Nullable Integer session) {}

  /**
   * Something between them that the client began to speak of.
   *
   * @param words what they wrote about it, or null
   */
  public record ClientStartedRepair(Repair repair, @Nullable String words, String day) {}

  /** Something the two came through, and its repair while the client may take their answer back. */
  public record AgreedRepair(@Nullable Integer session, String day, @Nullable Repair withdrawable) {}

  public record OtherCourse(Course course, String therapist) {}

  /** A handover that waits, and the name of who could come next. */
  public record ProposedHandover(HandoverId handover, String next) {}

  /** What was typed and could not be taken. */
  public record Draft(String wish, boolean shared, @Nullable String key, @Nullable String card, @Nullable String between,
                      FieldErrors errors) {
    static Draft empty() {
      return new Draft("", false, null, null, null, new FieldErrors());
    }
  }
}
