package org.attune.app.preparation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.alliance.web.MeasureSummary;
import org.attune.app.identity.PersonName;
import org.attune.app.preparation.AgendaItem;
import org.attune.app.preparation.ClientCard;
import org.attune.app.preparation.DaySchedule;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * One screen before a session.
 *
 * @param today  the others of the day, or null where their list is hidden
 */
public record SessionPreparationView(PersonName clientName, @Nullable DaySchedule today, SessionFacts sessions, AllianceSection alliance,
    RepairSection repairs, UnsaidSection unsaid, AgendaSection agenda, ClientCard card) {

  private static final int AT_A_GLANCE = 3;

  /**
   * The sessions that were, and the one to come.
   *
   * @param nextAt  when the session to come is, or null
   * @param next    the session to come, or null
   * @param held    how many sessions were held
   * @param missed  how many were missed
   * @param toRate  the last session where the therapist has not rated it and its lines wait for that, or null
   * @param noWords whether the client had no words for the last session
   */
  public record SessionFacts(@Nullable ZonedDateTime nextAt, @Nullable Session next, int held, int missed, @Nullable SessionId toRate,
      @Nullable Session last, boolean noWords) {}

  /** How the two are with each other, and what else the course has scores of. */
  public record AllianceSection(AllianceHistory history, AllianceText text, List<MeasureSummary> scores) {}

  /**
   * What stood out between them, and what they make of it.
   *
   * @param olderOpenSignals sessions before that still stand open, those that continue each other as one
   */
  public record RepairSection(@Nullable Signal currentSignal, @Nullable Signal reopenableSignal,
      List<ClientStartedRepair> startedByClient, List<Signal> olderOpenSignals, List<Repair> openRepairs) {

    public RepairStrategy[] suggestedStrategies() {
      return new RepairStrategy[] {RepairStrategy.STAY_WITH_IT, RepairStrategy.OWN_PART, RepairStrategy.EXPLORE};
    }

    /** As many of the sessions that are still open as can be read at a glance. */
    public List<Signal> shownSignals() {
      return olderOpenSignals.subList(0, Math.min(AT_A_GLANCE, olderOpenSignals.size()));
    }

    public int moreSignals() {
      return olderOpenSignals.size() - shownSignals().size();
    }

    public List<Repair> shownRepairs() {
      return openRepairs.subList(0, Math.min(AT_A_GLANCE, openRepairs.size()));
    }

    public int moreRepairs() {
      return openRepairs.size() - shownRepairs().size();
    }
  }

  /**
   * What the client left unsaid in the session.
   *
   * @param unread      what the client wants heard and has not been read before, or was written since the session before last
   * @param sealedCount how many sealed lines wait to be opened together, of which the client lets it be known
   */
  public record UnsaidSection(List<UnsaidText> unread, List<UnsaidText> readBefore, int sealedCount) {}

  /**
   * What the client brings.
   *
   * @param sharedEntries how each thing that the client brought from their own space is called, the latest first
   * @param handedOver    what the client passed on from the time with another therapist, or null
   */
  public record AgendaSection(List<AgendaItem> items, List<String> sharedEntries, Handovers.@Nullable HandedOverRights handedOver) {}

  /** What the client said is between them, with their words or without. */
  public record ClientStartedRepair(Repair repair, @Nullable String words) {}

  /** Words, and the session that they were written after. */
  public record UnsaidText(String words, int session, boolean opened) {}

  /** What the page calls them. */
  public String client() {
    return clientName.shortForm();
  }

  /** Whether anything is shown at eye level: what the client wants heard, or ways to open what was noticed. */
  public boolean hasSomethingToHear() {
    return !unsaid.unread().isEmpty() || unsaid.sealedCount() > 0 || repairs.currentSignal() != null;
  }

  public String path() {
    return "/courses/" + alliance.history().course().id();
  }
}
