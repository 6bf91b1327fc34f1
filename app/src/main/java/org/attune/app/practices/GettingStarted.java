package org.attune.app.practices;

import java.util.List;
import java.util.Locale;
import org.attune.app.authentication.Passkeys;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.People;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The three things that a manager or a therapist does first, and which of them are done. */
@Service
public class GettingStarted {

  /** One thing to do. */
  public enum Step {
    /** Naming who hears what a client can't say to their therapist. */
    CONCERNS,
    /** A passkey, or a second step. */
    SIGN_IN, COLLEAGUES, CLIENT,
    /** The first client has taken their invitation up. */
    ARRIVAL;

    public String key() {
      return "practices.first." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public record FirstStep(Step step, boolean done) {}

  private final JdbcClient database;
  private final Practices practices;
  private final People people;
  private final Passkeys passkeys;
  private final SecondSteps secondSteps;

  GettingStarted(JdbcClient database, Practices practices, People people, Passkeys passkeys, SecondSteps secondSteps) {
    this.database = database;
    this.practices = practices;
    this.people = people;
    this.passkeys = passkeys;
    this.secondSteps = secondSteps;
  }

  /** The steps in their order; none for who neither manages the practice nor keeps courses. */
  @Transactional(readOnly = true)
  public List<FirstStep> of(Viewer.Member viewer) {
    boolean manages = viewer.hasRole(Role.MANAGER);
    boolean invitesClients = viewer.hasRole(Role.THERAPIST);
    List<Step> steps = manages ? List.of(Step.CONCERNS, Step.SIGN_IN, invitesClients ? Step.CLIENT : Step.COLLEAGUES)
        : invitesClients ? List.of(Step.SIGN_IN, Step.CLIENT, Step.ARRIVAL) : List.of();
    return steps.stream().map(step -> new FirstStep(step, isDone(viewer, step))).toList();
  }

  private boolean isDone(Viewer.Member viewer, Step step) {
    return switch (step) {
      case CONCERNS -> practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).concernRecipients().colleague() != null;
      case SIGN_IN -> secondSteps.isOn(viewer.asOneself()) || !passkeys.ofPerson(viewer.asOneself()).isEmpty();
      case COLLEAGUES -> people.staff(viewer, viewer.practice()).size() > 1 || hasInvited(viewer, "role <> 'client'");
      case CLIENT -> hasInvited(viewer, "role = 'client'");
      case ARRIVAL -> hasInvited(viewer, "role = 'client' and accepted_at is not null");
    };
  }

  private boolean hasInvited(Viewer.Member viewer, String which) {
    return database.sql("select exists (select from invitation where practice_id = :practice and invited_by = :me"
            + " and withdrawn_at is null and " + which + ")")
        .param("practice", viewer.practice().value()).param("me", viewer.person().value()).query(Boolean.class).single();
  }
}
