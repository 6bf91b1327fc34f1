package org.attune.app.authentication;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityLog;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New passwords for those who can't sign in any more: by a link that is mailed to them, else by their practice, in person. */
@Service
public class PasswordResetLinks {

  /** How long a mailed link works. */
  public static final Duration LINK_LIFETIME = Duration.ofHours(1);

  private final AccessLinks links;
  private final People people;
  private final Credentials credentials;
  private final SignIns signIns;
  private final AccountRecovery recovery;
  private final SignInChanges changes;
  private final ApplicationEventPublisher events;
  private final SecurityLog log;
  private final boolean mails;
  private final Clock clock;

  PasswordResetLinks(AccessLinks links, People people, Credentials credentials, SignIns signIns, AccountRecovery recovery,
      SignInChanges changes,
      ApplicationEventPublisher events, SecurityLog log, @Value("${spring.mail.host:}") String mailHost, Clock clock) {
    this.links = links;
    this.people = people;
    this.credentials = credentials;
    this.signIns = signIns;
    this.recovery = recovery;
    this.changes = changes;
    this.events = events;
    this.log = log;
    this.mails = !mailHost.isBlank();
    this.clock = clock;
  }

  /** Has a link mailed to this person; where no mail can reach them, their practice is asked to confirm them in person. */
  @Transactional
  public void request(Viewer.Oneself viewer) {
    AccessLinkId link = links.createForPerson(viewer, AccessLink.Purpose.RESET, clock.instant().plus(LINK_LIFETIME));
    log.log(SecurityLog.Event.NEW_PASSWORD_ASKED);
    events.publishEvent(new PasswordResetRequested(viewer.person(), link));
    if (!mails || people.contactDetails(viewer, viewer.person()).confirmedAddress() == null) {
      recovery.requestConfirmation(viewer);
    }
  }

  /**
   * Takes a new password from somebody who types the code that they were shown in person, and closes what they can read;
   * false where the code doesn't fit.
   */
  @Transactional
  public boolean resetInPerson(Viewer.Oneself viewer, String code, HashedPassword password) {
    if (!recovery.verifyInPersonCode(viewer, code)) {
      return false;
    }
    credentials.changePassword(viewer, password);
    signIns.endEverywhere(viewer);
    changes.record(viewer, SignInChanges.ChangeType.PASSWORD_CHANGED, null);
    return true;
  }

  /**
   * Spends a link for a new password, ends all sign-ins everywhere, and closes what they could read; false where it was
   * spent already.
   */
  @Transactional
  public boolean resetByLink(Viewer.Oneself viewer, AccessLink link, HashedPassword password) {
    if (!viewer.person().equals(Objects.requireNonNull(link.person())) || !links.end(viewer, link.id())) {
      return false;
    }
    credentials.changePassword(viewer, password);
    signIns.endEverywhere(viewer);
    recovery.closeWords(viewer);
    changes.record(viewer, SignInChanges.ChangeType.PASSWORD_RESET, null);
    return true;
  }
}
