package org.attune.app.preparation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.alliance.web.MeasureSummary;
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
 * @param today   the others of the day, or null where their list is hidden
 * @param next    the session to come, or null
 * @param heldSessions     how many sessions were held
 * @param missedSessions  how many were missed
 * @param sessionToRate    the last session where the therapist has not rated it and its lines wait for that, or null
 * @param olderOpenSignals sessions before that still stand open, those that continue each other as one
 * @param unread    what the client wants heard and has not been read before, or was written since the session before last
 * @param handedOver what the client passed on from the time with another therapist, or null
 * @param scores  what else the course has scores of
 * @param sharedEntries how each thing that the client brought from their own space is called, the latest first
 * @param sealedCount how many sealed lines wait to be opened together, of which the client lets it be known
 */
public record SessionPreparationView(String client, AllianceHistory alliance, AllianceText text, @Nullable DaySchedule today,
    @Nullable ZonedDateTime next,
                         @Nullable Session nextSession, int heldSessions, int missedSessions, @Nullable SessionId sessionToRate,
                         @Nullable Session last, @Nullable Signal currentSignal, @Nullable Signal reopenableSignal,
                             List<ClientStartedRepair> startedByClient,
                         boolean noWords, List<Signal> olderOpenSignals,
                         List<Repair> openRepairs, List<UnsaidText> unread, List<UnsaidText> readBefore, int sealedCount, ClientCard card,
                         List<AgendaItem> agenda, Handovers.@Nullable HandedOverRights handedOver, List<MeasureSummary> scores,
                             List<String> sharedEntries) {

  private static final int AT_A_GLANCE = 3;

  /** What the client said is between them, with their words or without. */
  public record ClientStartedRepair(Repair repair, @Nullable String words) {}

  /** Words, and the session that they were written after. */
  public record UnsaidText(String words, int session, boolean opened) {}

  public String path() {
    return "/courses/" + alliance.course().id();
  }

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
