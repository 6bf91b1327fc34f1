package org.attune.app.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** New passwords for those who can't sign in any more, by a link that is mailed to them. */
@Service
public class Resets {

  /** How long a mailed link works. */
  public static final Duration WORKS = Duration.ofHours(1);

  private final Links links;
  private final People people;
  private final SignIns signIns;
  private final Recoveries recoveries;
  private final SignInChanges changes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Resets(Links links, People people, SignIns signIns, Recoveries recoveries, SignInChanges changes,
      ApplicationEventPublisher events, Clock clock) {
    this.links = links;
    this.people = people;
    this.signIns = signIns;
    this.recoveries = recoveries;
    this.changes = changes;
    this.events = events;
    this.clock = clock;
  }

  /** Has a link mailed to this person. */
  @Transactional
  public void ask(Viewer.Oneself viewer) {
    LinkId link = links.create(viewer, Link.Purpose.RESET, null, viewer.person(), null, null,
        clock.instant().plus(WORKS));
    events.publishEvent(new ResetAsked(viewer.person(), link));
  }

  /** Spends a link for a new password, ends all sign-ins everywhere, and closes what they could read; false where it was spent already. */
  @Transactional
  public boolean spend(Viewer.Oneself viewer, Link link, String password) {
    if (!viewer.person().equals(Objects.requireNonNull(link.person())) || !links.end(viewer, link.id())) {
      return false;
    }
    people.changePassword(viewer, password);
    signIns.endEverywhere(viewer);
    recoveries.close(viewer);
    changes.note(viewer, SignInChanges.What.PASSWORD_RESET, null);
    return true;
  }
}
