package org.attune.app.practices;

import java.time.Clock;
import java.util.UUID;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.PasswordResetLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobName;
import org.attune.app.jobs.Jobs;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for a new password. The request is the same work for a name that somebody has and for one that nobody has: a job,
 * which only then looks whether there is a person.
 */
@Service
public class PasswordResetRequests {

  public static final JobName REQUESTED = new JobName("practices.password-reset");
  // a person without a practice may ask too
  private static final Viewer.Job NO_PRACTICES = new Viewer.Job(new PracticeId(new UUID(0, 0)));

  private final People people;
  private final Credentials credentials;
  private final PasswordResetLinks resets;
  private final Jobs jobs;
  private final Clock clock;

  PasswordResetRequests(People people, Credentials credentials, PasswordResetLinks resets, Jobs jobs, Clock clock) {
    this.people = people;
    this.credentials = credentials;
    this.resets = resets;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Has a link mailed to the person who signs in by this name, if there is one. */
  @Transactional
  public void request(Viewer.Visitor viewer, String signInName) {
    PersonId person = credentials.findBySignInName(viewer, signInName).orElseGet(PersonId::random);
    jobs.schedule(REQUESTED, NO_PRACTICES, person.toString(), clock.instant());
  }

  /** The job's part: does nothing where there is no such person. */
  @Transactional
  public void send(Viewer.Oneself viewer) {
    if (people.find(viewer, viewer.person()).isPresent()) {
      resets.request(viewer);
    }
  }
}
