package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a therapist writes is read by a manager before anybody else, and visitors go on reading what was approved. */
@AttuneTest
class ProfileApprovalTests {

  private static final Viewer.Visitor VISITOR = new Viewer.Visitor();

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @Autowired Profiles profiles;
  @Autowired PublicProfiles visible;

  private TestPractice practice;
  private String name;

  @BeforeEach
  void a_practice() {
    String some = UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, "Q" + some);
    name = "Clara " + some;
  }

  @Test
  void what_was_written_is_not_public_until_a_manager_approved_it() {
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name));
    assertThat(ofPractice()).isEmpty();
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    profiles.approve(practice.manager(), id, number);
    assertThat(ofPractice()).extracting(p -> p.content().name()).containsExactly(name);
  }

  @Test
  void visitors_read_the_approved_version_while_a_newer_one_waits() {
    ProfileId id = TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name + " the Best"));
    assertThat(ofPractice()).extracting(p -> p.content().name()).containsExactly(name);
    profiles.refuse(practice.manager(), id, number, "Please leave out “the Best”.");
    assertThat(ofPractice()).extracting(p -> p.content().name()).containsExactly(name);
    ProfileVersion.Decision told = Objects.requireNonNull(TestProfiles.latest(application, practice.therapist()).decision());
    assertThat(told.approved()).isFalse();
    assertThat(told.remark()).isEqualTo("Please leave out “the Best”.");
  }

  @Test
  void a_manager_who_says_no_says_what_to_change() {
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name));
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    assertThatThrownBy(() -> profiles.refuse(practice.manager(), id, number, " ")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void only_a_manager_of_the_practice_approves() {
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name));
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    TestPractice other = TestPractice.named(application, "R" + UUID.randomUUID().toString().substring(0, 8));
    assertThatThrownBy(() -> profiles.approve(practice.therapist(), id, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> profiles.approve(practice.colleague(), id, number)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> profiles.approve(other.manager(), id, number)).isInstanceOf(NotFound.class);
    assertThat(ofPractice()).isEmpty();
  }

  @Test
  void a_manager_approves_what_they_read_and_not_what_was_written_since() {
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name));
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name + " newer"));
    assertThatThrownBy(() -> profiles.approve(practice.manager(), id, number)).isInstanceOf(Conflict.class);
    assertThat(ofPractice()).isEmpty();
  }

  @Test
  void approving_twice_is_approving_once() {
    int number = TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name));
    ProfileId id = profiles.own(practice.therapist()).orElseThrow().id();
    profiles.approve(practice.manager(), id, number);
    profiles.approve(practice.manager(), id, number);
    assertThat(ofPractice()).hasSize(1);
  }

  @Test
  void of_two_who_edit_the_same_version_the_later_one_is_told_and_overwrites_nothing() {
    profiles.write(practice.therapist(), UUID.randomUUID(), 0, TestProfiles.content(name));
    profiles.write(practice.therapist(), UUID.randomUUID(), 1, TestProfiles.content(name + " on the phone"));
    assertThatThrownBy(() -> profiles.write(practice.therapist(), UUID.randomUUID(), 1, TestProfiles.content(name + " on the desk")))
        .isInstanceOf(Conflict.class);
    assertThat(TestProfiles.latest(application, practice.therapist()).content().name()).isEqualTo(name + " on the phone");
  }

  @Test
  void a_form_sent_twice_writes_one_version() {
    UUID key = UUID.randomUUID();
    profiles.write(practice.therapist(), key, 0, TestProfiles.content(name));
    profiles.write(practice.therapist(), key, 0, TestProfiles.content(name));
    assertThat(TestProfiles.latest(application, practice.therapist()).number()).isEqualTo(1);
  }

  @Test
  void changed_words_of_a_trusted_therapist_are_public_at_once_and_a_changed_credential_waits() {
    ProfileId id = TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    profiles.trust(practice.manager(), id, true);
    TestProfiles.submitted(application, practice.therapist(), TestProfiles.content(name + " Smith"));
    assertThat(ofPractice()).extracting(p -> p.content().name()).containsExactly(name + " Smith");
    ProfileContent is = TestProfiles.content(name + " Smith");
    ProfessionalRegistration grander = new ProfessionalRegistration("Consultant psychiatrist", CredentialType.LICENCE, "1", List.of("Everywhere"), null);
    TestProfiles.submitted(application, practice.therapist(),
        new ProfileContent(is.name(), is.words(), is.listening(), grander, is.focus(), is.practicalities(), is.style()));
    assertThat(ofPractice()).extracting(p -> p.content().registration().credential()).containsExactly("Registered counsellor, BACP");
  }

  @Test
  void nobody_trusts_themselves() {
    ProfileId id = TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThatThrownBy(() -> profiles.trust(practice.therapist(), id, true)).isInstanceOf(NotFound.class);
  }

  @Test
  void what_a_manager_looked_up_is_shown_until_the_number_changes() {
    ProfileId id = TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    ProfessionalRegistration registration = TestProfiles.content(name).registration();
    for (ProfileConfirmation.Subject subject : List.of(ProfileConfirmation.Subject.CREDENTIAL, ProfileConfirmation.Subject.LICENCE)) {
      profiles.confirm(practice.manager(), id, subject, registration.confirmable(subject));
    }
    assertThat(ofPractice().getFirst().confirmations()).extracting(ProfileConfirmation::subject)
        .containsExactly(ProfileConfirmation.Subject.CREDENTIAL, ProfileConfirmation.Subject.LICENCE);
    assertThat(ofPractice().getFirst().confirmations()).allSatisfy(confirmation -> {
      assertThat(confirmation.by()).endsWith("Manager");
      assertThat(confirmation.at()).isEqualTo(clock.instant());
    });
    ProfileContent is = TestProfiles.content(name);
    TestProfiles.approved(application, practice, practice.therapist(), new ProfileContent(is.name(), is.words(), is.listening(),
        new ProfessionalRegistration(registration.credential(), registration.type(), "111111", registration.jurisdictions(), null), is.focus(),
        is.practicalities(), is.style()));
    assertThat(ofPractice().getFirst().confirmations()).extracting(ProfileConfirmation::subject).containsExactly(ProfileConfirmation.Subject.CREDENTIAL);
  }

  @Test
  void only_a_manager_confirms_and_only_what_is_said_now() {
    ProfileId id = TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    String licence = TestProfiles.content(name).registration().confirmable(ProfileConfirmation.Subject.LICENCE);
    assertThatThrownBy(() -> profiles.confirm(practice.therapist(), id, ProfileConfirmation.Subject.LICENCE, licence)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> profiles.confirm(practice.manager(), id, ProfileConfirmation.Subject.LICENCE, "another"))
        .isInstanceOf(Conflict.class);
    assertThat(ofPractice().getFirst().confirmations()).isEmpty();
  }

  /** The profiles of this test's practice that a visitor sees. */
  private List<PublicProfile> ofPractice() {
    return visible.all(VISITOR).stream().filter(p -> p.practice().equals(practice.practice())).toList();
  }
}
