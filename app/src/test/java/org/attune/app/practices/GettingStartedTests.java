package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.GettingStarted.FirstStep;
import org.attune.app.practices.GettingStarted.Step;
import org.attune.app.sessions.Courses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a manager and a therapist do on their first day, and what counts as done. */
@AttuneTest
class GettingStartedTests {

  @Autowired PracticeSetUp setUp;
  @Autowired People people;
  @Autowired Invitations invitations;
  @Autowired GettingStarted gettingStarted;

  private final PracticeId practice = PracticeId.random();
  private final Viewer.Member mona = new Viewer.Member(PersonId.random(), practice, Set.of(Role.MANAGER));
  private final Viewer.Member ana = new Viewer.Member(PersonId.random(), practice, Set.of(Role.THERAPIST));

  @BeforeEach
  void aNewPractice() {
    setUp.createPractice(mona.asOneself(), setUp.issuePrintedCode(new Viewer.Visitor()), new PracticeSetUp.NewPractice(practice, "Corner House",
        "PT", java.time.ZoneId.of("Europe/Lisbon"),
        new PracticeSetUp.NewManager(PersonName.of("Mona Reed"), null, "mona-" + practice, TestPractice.HASHED, false)));
    people.create(ana.asOneself(), "Ana Costa", ContactDetails.none());
  }

  @Test
  void aManagerNamesWhoHearsConcernsAndInvitesColleagues() {
    assertThat(gettingStarted.of(mona)).containsExactly(new FirstStep(Step.CONCERNS, false), new FirstStep(Step.SIGN_IN, false),
        new FirstStep(Step.COLLEAGUES, false));
    invite(mona, Role.THERAPIST);
    assertThat(gettingStarted.of(mona)).contains(new FirstStep(Step.COLLEAGUES, true));
  }

  @Test
  void aClientWhoWasInvitedIsNoColleague() {
    Viewer.Member alone = new Viewer.Member(mona.person(), practice, Set.of(Role.MANAGER, Role.THERAPIST));
    invite(alone, Role.CLIENT);
    assertThat(gettingStarted.of(alone)).contains(new FirstStep(Step.CLIENT, true));
    assertThat(gettingStarted.of(mona)).contains(new FirstStep(Step.COLLEAGUES, false));
  }

  @Test
  void aTherapistInvitesAClientWhoThenComes() {
    people.grantRole(new Viewer.Job(practice), practice, ana.person(), Role.THERAPIST);
    assertThat(gettingStarted.of(ana)).containsExactly(new FirstStep(Step.SIGN_IN, false), new FirstStep(Step.CLIENT, false),
        new FirstStep(Step.ARRIVAL, false));
    Invitations.IssuedInvitation invited = invite(ana, Role.CLIENT);
    assertThat(gettingStarted.of(ana)).contains(new FirstStep(Step.CLIENT, true), new FirstStep(Step.ARRIVAL, false));

    invitations.accept(new Viewer.Job(practice), invited.invitation().link(), invited.code(), new Invitations.NewAccount(PersonId.random(),
        PersonName.of("Maya"), ContactDetails.none(), "maya-" + practice, TestPractice.HASHED));
    assertThat(gettingStarted.of(ana)).contains(new FirstStep(Step.ARRIVAL, true));
  }

  @Test
  void anInvitationThatWasWithdrawnIsNotDone() {
    people.grantRole(new Viewer.Job(practice), practice, ana.person(), Role.THERAPIST);
    invitations.withdraw(ana, invite(ana, Role.CLIENT).invitation().id());
    assertThat(gettingStarted.of(ana)).contains(new FirstStep(Step.CLIENT, false));
  }

  @Test
  void whoOnlyCoversHasNone() {
    assertThat(gettingStarted.of(new Viewer.Member(ana.person(), practice, Set.of(Role.COVERING)))).isEmpty();
  }

  private Invitations.IssuedInvitation invite(Viewer.Member by, Role role) {
    return invitations.invite(by, new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(role, "Somebody", null, new CoursePlan(0, null, Courses.DEFAULT_LENGTH)), false);
  }
}
