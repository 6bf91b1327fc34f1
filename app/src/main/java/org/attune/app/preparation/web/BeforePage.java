package org.attune.app.preparation.web;

import java.time.ZonedDateTime;
import java.util.List;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.web.BondWords;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.web.ScoreWords;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.Way;
import org.attune.app.preparation.Card;
import org.attune.app.preparation.Today;
import org.attune.app.preparation.Wish;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * One screen before a session.
 *
 * @param today   the others of the day, or null where their list is hidden
 * @param next    the session to come, or null
 * @param met     how many sessions were held
 * @param missed  how many were missed
 * @param rate    the last session where the therapist has not rated it and its lines wait for that, or null
 * @param otherOpen sessions before that still stand open, those that continue each other as one
 * @param hear    what the client wants heard and has not been read before, or was written since the session before last
 * @param passedOn what the client passed on from the time with another therapist, or null
 * @param scores  what else the course has scores of
 * @param brought how each thing that the client brought from their own space is called, the latest first
 * @param waiting how many sealed lines wait to be opened together, of which the client lets it be known
 */
public record BeforePage(String client, Bond bond, BondWords words, @Nullable Today today, @Nullable ZonedDateTime next,
                         @Nullable Session nextSession, int met, int missed, @Nullable SessionId rate,
                         @Nullable Session last, @Nullable Signal telling, @Nullable Signal closed, List<Begun> begun,
                         boolean noWords, List<Signal> otherOpen,
                         List<Repair> openRepairs, List<Heard> hear, List<Heard> heardBefore, int waiting, Card card,
                         List<Wish> wishes, Handovers.@Nullable PassedOn passedOn, List<ScoreWords> scores, List<String> brought) {

  private static final int AT_A_GLANCE = 3;

  /** What the client said is between them, with their words or without. */
  public record Begun(Repair repair, @Nullable String words) {}

  /** Words, and the session that they were written after. */
  public record Heard(String words, int session, boolean opened) {}

  public String path() {
    return "/courses/" + bond.course().id();
  }

  public Way[] ways() {
    return new Way[] {Way.STAY_WITH_IT, Way.OWN_PART, Way.EXPLORE};
  }

  /** As many of the sessions that are still open as can be read at a glance. */
  public List<Signal> shownOpen() {
    return otherOpen.subList(0, Math.min(AT_A_GLANCE, otherOpen.size()));
  }

  public int moreOpen() {
    return otherOpen.size() - shownOpen().size();
  }

  public List<Repair> shownRepairs() {
    return openRepairs.subList(0, Math.min(AT_A_GLANCE, openRepairs.size()));
  }

  public int moreRepairs() {
    return openRepairs.size() - shownRepairs().size();
  }
}
