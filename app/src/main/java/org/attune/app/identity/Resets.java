package org.attune.app.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.attune.app.layout.SecurityLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New passwords for those who can't sign in any more: by a link that is mailed to them, else by their practice, in person. */
@Service
public class Resets {

  /** How long a mailed link works. */
  public static final Duration WORKS = Duration.ofHours(1);

  private final Links links;
  private final People people;
  private final Credentials credentials;
  private final SignIns signIns;
  private final Recoveries recoveries;
  private final SignInChanges changes;
  private final ApplicationEventPublisher events;
  private final SecurityLog log;
  private final boolean mails;
  private final Clock clock;

  Resets(Links links, People people, Credentials credentials, SignIns signIns, Recoveries recoveries, SignInChanges changes,
      ApplicationEventPublisher events, SecurityLog log, @Value("${spring.mail.host:}") String mailHost, Clock clock) {
    this.links = links;
    this.people = people;
    this.credentials = credentials;
    this.signIns = signIns;
    this.recoveries = recoveries;
    this.changes = changes;
    this.events = events;
    this.log = log;
    this.mails = !mailHost.isBlank();
    this.clock = clock;
  }

  /** Has a link mailed to this person; where no mail can reach them, their practice is asked to confirm them in person. */
  @Transactional
  public void ask(Viewer.Oneself viewer) {
    LinkId link = links.create(viewer, Link.Purpose.RESET, null, viewer.person(), null, null,
        clock.instant().plus(WORKS));
    log.note(SecurityLog.Event.NEW_PASSWORD_ASKED);
    events.publishEvent(new ResetAsked(viewer.person(), link));
    if (!mails || people.contact(viewer, viewer.person()).confirmedAddress() == null) {
      recoveries.ask(viewer);
    }
  }

  /**
   * Takes a new password from somebody who types the code that they were shown in person, and closes what they can read;
   * false where the code doesn't fit.
   */
  @Transactional
  public boolean inPerson(Viewer.Oneself viewer, String code, NewPassword password) {
    if (!recoveries.vouch(viewer, code)) {
      return false;
    }
    credentials.changePassword(viewer, password);
    signIns.endEverywhere(viewer);
    changes.note(viewer, SignInChanges.What.PASSWORD_CHANGED, null);
    return true;
  }

  /**
   * Spends a link for a new password, ends all sign-ins everywhere, and closes what they could read; false where it was
   * spent already.
   */
  @Transactional
  public boolean spend(Viewer.Oneself viewer, Link link, NewPassword password) {
    if (!viewer.person().equals(Objects.requireNonNull(link.person())) || !links.end(viewer, link.id())) {
      return false;
    }
    credentials.changePassword(viewer, password);
    signIns.endEverywhere(viewer);
    recoveries.close(viewer);
    changes.note(viewer, SignInChanges.What.PASSWORD_RESET, null);
    return true;
  }
}
