package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.authentication.HashedPassword;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.Courses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who may come in by what they were given, and until when. */
@AttuneTest
class InvitationsTests {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @Autowired ApplicationContext application;
  @Autowired Invitations invitations;
  @Autowired PracticeSetUp setUp;
  @Autowired AccessLinks links;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;

  private TestPractice practice;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "I" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  void anInvitationWorksForFourteenDaysFromWhenItWasLastShown() {
    Invitations.IssuedInvitation shown = invite(practice.therapist(), Role.CLIENT);
    InvitationId id = shown.invitation().id();
    clock.advance(Duration.ofDays(14).minus(A_SECOND));
    assertThat(state(id)).isEqualTo(Invitation.State.OPEN);
    assertThat(links.lookUp(new Viewer.Visitor(), shown.secret())).get().returns(true, link -> link.usable());
    clock.advance(A_SECOND);
    assertThat(state(id)).isEqualTo(Invitation.State.RUN_OUT);
    assertThat(links.lookUp(new Viewer.Visitor(), shown.secret())).get().returns(false, link -> link.usable());
    assertThatThrownBy(() -> invitations.open(job(), shown.invitation().link(), shown.code())).isInstanceOf(InvitationNoLongerOpen.class);

    Invitations.IssuedInvitation again = invitations.reissue(practice.therapist(), id);
    clock.advance(Duration.ofDays(14).minus(A_SECOND));
    assertThat(invitations.open(job(), again.invitation().link(), again.code()).role()).isEqualTo(Role.CLIENT);
  }

  @Test
  void theCodeFromTheRoomIsTriedFiveTimesAndANewOneAfterThat() {
    Invitations.IssuedInvitation shown = invite(practice.therapist(), Role.CLIENT);
    AccessLinkId link = shown.invitation().link();
    String code = Objects.requireNonNull(shown.code());
    String wrong = code.equals("123456") ? "654321" : "123456";
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> invitations.open(job(), link, wrong)).isInstanceOf(WrongInvitationCode.class);
    }
    assertThat(invitations.open(job(), link, code).state()).isEqualTo(Invitation.State.OPEN);
    assertThatThrownBy(() -> invitations.open(job(), link, null)).as("the fifth, empty").isInstanceOf(WrongInvitationCode.class);
    assertThatThrownBy(() -> invitations.open(job(), link, code)).isInstanceOf(InvitationNoLongerOpen.class);
    Invitations.IssuedInvitation again = invitations.reissue(practice.therapist(), shown.invitation().id());
    assertThat(invitations.open(job(), link, again.code()).state()).isEqualTo(Invitation.State.OPEN);
  }

  @Test
  void sendingAnInvitationAgainGivesNoNewTries() {
    Invitations.IssuedInvitation shown = invite(practice.therapist(), Role.CLIENT);
    InvitationId id = shown.invitation().id();
    AccessLinkId link = shown.invitation().link();
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(() -> invitations.open(job(), link, null)).isInstanceOf(WrongInvitationCode.class);
    }
    invitations.resend(practice.therapist(), id);
    assertThatThrownBy(() -> invitations.open(job(), link, null)).as("the fifth").isInstanceOf(WrongInvitationCode.class);
    assertThat(state(id)).isEqualTo(Invitation.State.LOCKED);
    assertThatThrownBy(() -> invitations.resend(practice.therapist(), id)).isInstanceOf(NotFound.class);
    clock.advance(Duration.ofDays(14));
    invitations.resend(practice.therapist(), id);
    assertThat(state(id)).as("it works for another fourteen days, and its tries are used up").isEqualTo(Invitation.State.LOCKED);
  }

  @Test
  void therapistsInviteClientsAndManagersWhoWorksThere() {
    assertThatThrownBy(() -> invite(practice.manager(), Role.CLIENT)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> invite(practice.therapist(), Role.THERAPIST)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> invite(practice.therapist(), Role.MANAGER)).isInstanceOf(NotFound.class);
    assertThat(invite(practice.manager(), Role.COVERING).code()).as("no code for who works there").isNull();
    assertThat(invite(practice.therapist(), Role.CLIENT).code()).matches("\\d{6}");
  }

  @Test
  void whoWasMeantIsForgottenOnceItIsTakenUpOrWithdrawn() {
    Invitations.IssuedInvitation taken = invite(practice.therapist(), Role.CLIENT);
    var kim = new Invitations.NewAccount(PersonId.random(), PersonName.of("Kim"), ContactDetails.none(), "kim-" + UUID.randomUUID(),
        HashedPassword.of("kqzv xwmhb 7"));
    PersonId person = invitations.accept(job(), taken.invitation().link(), taken.code(), kim).person();
    Invitations.IssuedInvitation withdrawn = invite(practice.therapist(), Role.CLIENT);
    invitations.withdraw(practice.therapist(), withdrawn.invitation().id());
    for (Invitations.IssuedInvitation shown : new Invitations.IssuedInvitation[] {taken, withdrawn}) {
      assertThat(database.asOwner().sql("""
              select count(*) from invitation where id = :id and (name is not null or address is not null or code_hash is not null)""")
          .param("id", shown.invitation().id().value()).query(Long.class).single()).isZero();
      assertThatThrownBy(() -> invitations.open(job(), shown.invitation().link(), shown.code())).isInstanceOf(InvitationNoLongerOpen.class);
      assertThatThrownBy(() -> invitations.reissue(practice.therapist(), shown.invitation().id())).isInstanceOf(NotFound.class);
    }
    assertThat(invitations.isAcceptedBy(job(), taken.invitation().link(), person)).isTrue();
    assertThat(invitations.isAcceptedBy(job(), taken.invitation().link(), practice.client().person())).isFalse();
  }

  @Test
  void nobodyBecomesTheirOwnClient() {
    Invitations.IssuedInvitation shown = invite(practice.therapist(), Role.CLIENT);
    assertThatThrownBy(() -> invitations.acceptWithSignIn(job(), shown.invitation().link(), shown.code(), practice.therapist().asOneself()))
        .isInstanceOf(SelfInvitationNotAllowed.class);
    assertThat(state(shown.invitation().id())).isEqualTo(Invitation.State.OPEN);
  }

  @Test
  void aPrintedCodeWorksForADayAndOneMadeForAnotherPracticeForAWeek() {
    String printed = setUp.issuePrintedCode(new Viewer.Visitor());
    String late = setUp.issuePrintedCode(new Viewer.Visitor());
    Viewer.Member host = host(Role.MANAGER);
    assertThatThrownBy(() -> setUp.issueCodeForAnother(host(Role.THERAPIST))).isInstanceOf(NotFound.class);
    String made = setUp.issueCodeForAnother(host);
    String tooLate = setUp.issueCodeForAnother(host);
    clock.advance(Duration.ofDays(1).minus(A_SECOND));
    found(printed);
    assertThatThrownBy(() -> found(printed)).as("once").isInstanceOf(InvalidInput.class);
    clock.advance(A_SECOND);
    assertThatThrownBy(() -> found(late)).isInstanceOf(InvalidInput.class);
    clock.advance(Duration.ofDays(6).minus(A_SECOND));
    found(made.toLowerCase(java.util.Locale.ROOT).replace('-', ' '));
    clock.advance(A_SECOND);
    assertThatThrownBy(() -> found(tooLate)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aPracticeThatDoesNotHostMakesNoCodes() {
    TestPractice later = TestPractice.named(application, "J" + UUID.randomUUID().toString().substring(0, 8));
    assertThatThrownBy(() -> setUp.issueCodeForAnother(later.manager())).isInstanceOf(NotFound.class);
  }

  /** The manager of the first practice here, in a role. */
  private Viewer.Member host(Role role) {
    return database.asOwner().sql("""
            select m.person_id, m.practice_id from membership m join practice p on p.id = m.practice_id
            where p.hosts and m.role = 'manager'""")
        .query((row, i) -> new Viewer.Member(new PersonId(row.getObject(1, UUID.class)), new PracticeId(row.getObject(2, UUID.class)),
            EnumSet.of(role))).list().getFirst();
  }

  private void found(String code) {
    setUp.createPractice(new Viewer.Oneself(PersonId.random()), code,
        new PracticeSetUp.NewPractice(PracticeId.random(), "Hilltop", "DE", ZoneId.of("Europe/Berlin"),
        new PracticeSetUp.NewManager(PersonName.of("Zoe"), null, "zoe-" + UUID.randomUUID(), TestPractice.HASHED, false)));
  }

  private Invitations.IssuedInvitation invite(Viewer.Member by, Role role) {
    return invitations.invite(by, new InvitationId(UUID.randomUUID()), new Invitations.InviteeDetails(role, "Kim", "kim@home.example",
        new CoursePlan(0, null, Courses.DEFAULT_LENGTH)), false);
  }

  private Invitation.State state(InvitationId id) {
    return invitations.find(practice.manager(), id).or(() -> invitations.find(practice.therapist(), id)).orElseThrow().state();
  }

  private Viewer.Job job() {
    return new Viewer.Job(practice.practice());
  }
}
