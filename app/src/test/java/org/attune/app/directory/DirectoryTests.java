package org.attune.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.directory.internal.Slugs;
import org.attune.app.identity.People;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who is in the directory, under which address, and for how long what they say counts. */
@AttuneTest
class DirectoryTests {

  private static final Viewer.Visitor VISITOR = new Viewer.Visitor();

  @Autowired ApplicationContext application;
  @Autowired MovableClock clock;
  @Autowired TestDatabase database;
  @Autowired Profiles profiles;
  @Autowired PublicProfiles visible;
  @Autowired Practices practices;
  @Autowired People people;

  private TestPractice practice;
  private String name;
  private String slug;

  @BeforeEach
  void a_practice() {
    String some = UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, "D" + some);
    name = "Zoë " + some;
    slug = "zoe-" + some;
  }

  @AfterEach
  void back_to_the_day_on_which_all_tests_begin() {
    clock.set(MovableClock.START);
  }

  @Test
  void who_takes_themselves_out_is_gone_at_the_next_request_and_can_come_back() {
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug)).isPresent();
    profiles.unpublish(practice.therapist(), id);
    assertThat(visible.find(VISITOR, slug)).isEmpty();
    assertThat(visible.all(VISITOR)).extracting(PublicProfile::id).doesNotContain(id);
    profiles.publish(practice.therapist(), id);
    assertThat(visible.find(VISITOR, slug)).isPresent();
  }

  @Test
  void what_a_manager_took_out_its_therapist_does_not_put_back() {
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    profiles.unpublish(practice.manager(), id);
    assertThatThrownBy(() -> profiles.publish(practice.therapist(), id)).isInstanceOf(NotFound.class);
    TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug)).as("an approval of newer words alone").isEmpty();
    profiles.publish(practice.manager(), id);
    assertThat(visible.find(VISITOR, slug)).isPresent();
  }

  @Test
  void a_colleague_takes_nobody_out() {
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThatThrownBy(() -> profiles.unpublish(practice.colleague(), id)).isInstanceOf(NotFound.class);
    assertThat(visible.find(VISITOR, slug)).isPresent();
  }

  @Test
  void whose_role_is_taken_is_out_with_it_and_not_back_with_it() {
    // no client of theirs keeps them here
    Viewer.Member leaving = newTherapist();
    TestProfiles.published(application, practice, leaving, TestProfiles.content(name));
    practices.revokeRole(practice.manager(), leaving.person(), Role.THERAPIST);
    assertThat(visible.find(VISITOR, slug)).isEmpty();
    people.grantRole(practice.manager(), practice.practice(), leaving.person(), Role.THERAPIST);
    assertThat(visible.find(VISITOR, slug)).as("until somebody puts it back").isEmpty();
  }

  @Test
  void who_no_longer_works_here_is_not_found_even_where_nobody_took_them_out() {
    Viewer.Member leaving = newTherapist();
    TestProfiles.published(application, practice, leaving, TestProfiles.content(name));
    people.revokeRole(practice.manager(), leaving.person(), Role.THERAPIST);
    assertThat(visible.find(VISITOR, slug)).isEmpty();
  }

  @Test
  void a_permit_holds_to_the_end_of_its_last_day_where_the_practice_is_and_then_hides_the_profile() {
    // half past midnight of the 18th in Berlin, where the practice is
    var training = new Training(practice.colleague().person(), LocalDate.of(2026, 6, 18));
    TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name, training));
    clock.advance(Duration.ofHours(23));
    assertThat(visible.find(VISITOR, slug)).isPresent();
    long before = visible.revision(VISITOR);
    clock.advance(Duration.ofMinutes(30));
    assertThat(visible.find(VISITOR, slug)).isEmpty();
    assertThat(visible.revision(VISITOR)).isGreaterThan(before);
  }

  @Test
  void a_supervisor_is_named_once_they_agreed_and_no_longer_than_they_like() {
    var training = new Training(practice.colleague().person(), LocalDate.of(2027, 1, 1));
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name, training));
    assertThat(visible.find(VISITOR, slug).orElseThrow().confirmations()).isEmpty();
    assertThatThrownBy(() -> profiles.confirmSupervision(practice.manager(), id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> profiles.confirmSupervision(practice.therapist(), id)).isInstanceOf(NotFound.class);
    assertThat(profiles.supervised(practice.colleague())).extracting(Profiles.Supervised::confirmed).containsExactly(false);
    profiles.confirmSupervision(practice.colleague(), id);
    assertThat(visible.find(VISITOR, slug).orElseThrow().confirmations()).extracting(ProfileConfirmation::value)
        .allSatisfy(named -> assertThat(named).endsWith("Colleague"));
    assertThat(visible.find(VISITOR, slug).orElseThrow().confirmations()).hasSize(1);
    profiles.endSupervision(practice.colleague(), id);
    assertThat(visible.find(VISITOR, slug).orElseThrow().confirmations()).isEmpty();
  }

  @Test
  void another_supervisor_has_to_agree_again() {
    var training = new Training(practice.colleague().person(), LocalDate.of(2027, 1, 1));
    ProfileId id = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name, training));
    profiles.confirmSupervision(practice.colleague(), id);
    TestProfiles.approved(application, practice, practice.therapist(),
        TestProfiles.content(name, new Training(practice.manager().person(), LocalDate.of(2027, 1, 1))));
    assertThat(visible.find(VISITOR, slug).orElseThrow().confirmations()).isEmpty();
  }

  @Test
  void nobody_supervises_themselves_or_from_outside() {
    TestPractice other = TestPractice.named(application, "E" + UUID.randomUUID().toString().substring(0, 8));
    for (var supervisor : List.of(practice.therapist().person(), other.therapist().person(), practice.client().person())) {
      ProfileContent content = TestProfiles.content(name, new Training(supervisor, LocalDate.of(2027, 1, 1)));
      assertThatThrownBy(() -> profiles.write(practice.therapist(), UUID.randomUUID(), 0, content)).isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void places_count_for_five_weeks_after_they_were_confirmed() {
    TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    Capacity places = visible.find(VISITOR, slug).orElseThrow().places();
    assertThat(places.count()).isEqualTo(3);
    clock.advance(Duration.ofDays(35));
    assertThat(places.isOpen(clock.instant())).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(places.isConfirmed(clock.instant())).isFalse();
    assertThat(places.isOpen(clock.instant())).isFalse();
    profiles.confirmPlaces(practice.therapist(), 0);
    Capacity none = visible.find(VISITOR, slug).orElseThrow().places();
    assertThat(none.isConfirmed(clock.instant())).isTrue();
    assertThat(none.isOpen(clock.instant())).isFalse();
  }

  @Test
  void places_that_nobody_ever_gave_are_not_open() {
    TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug).orElseThrow().places().isOpen(clock.instant())).isFalse();
  }

  @Test
  void an_address_that_is_taken_gets_a_number_and_none_is_ever_given_to_somebody_else() {
    ProfileId first = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    ProfileId second = TestProfiles.published(application, practice, practice.colleague(), TestProfiles.content(name.replace("Zoë", "ZOE")));
    assertThat(visible.find(VISITOR, slug).orElseThrow().id()).isEqualTo(first);
    assertThat(visible.find(VISITOR, slug + "-2").orElseThrow().id()).isEqualTo(second);
    TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content("Zoë Married " + name));
    PublicProfile renamed = visible.find(VISITOR, slug).orElseThrow();
    assertThat(renamed.id()).as("the former address").isEqualTo(first);
    assertThat(renamed.slug()).isEqualTo("zoe-married-" + slug);
    TestProfiles.approved(application, practice, practice.colleague(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug).orElseThrow().id()).isEqualTo(first);
    TestProfiles.approved(application, practice, practice.therapist(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug).orElseThrow().slug()).as("taken up again by its own").isEqualTo(slug);
  }

  @Test
  void an_address_outlives_its_profile_and_stays_nobodys() {
    ProfileId gone = TestProfiles.published(application, practice, practice.therapist(), TestProfiles.content(name));
    database.asOwner().sql("delete from profile where id = :id").param("id", gone.value()).update();
    assertThat(visible.find(VISITOR, slug)).isEmpty();
    TestProfiles.published(application, practice, practice.colleague(), TestProfiles.content(name));
    assertThat(visible.find(VISITOR, slug)).isEmpty();
    assertThat(visible.find(VISITOR, slug + "-2")).isPresent();
  }

  @Test
  void an_address_is_made_of_plain_letters() {
    assertThat(Slugs.of("Dr. Zoë Müller-Ångström")).isEqualTo("dr-zoe-muller-angstrom");
    assertThat(Slugs.of("Søren Łukasz O’Brien")).isEqualTo("soren-lukasz-obrien");
    assertThat(Slugs.of("  王芳 ")).isEqualTo("therapist");
    assertThat(Slugs.of("a/../../etc <script>")).isEqualTo("a-etc-script");
    assertThat(Slugs.of("x".repeat(300))).hasSize(60);
  }

  @Test
  void each_change_that_a_visitor_could_see_raises_the_revision() {
    Viewer.Member therapist = newTherapist();
    ProfileId id = TestProfiles.published(application, practice, therapist, TestProfiles.content(name));
    List<Runnable> changes = List.of(() -> profiles.confirmPlaces(therapist, 2), () -> profiles.unpublish(practice.manager(), id),
        () -> profiles.publish(practice.manager(), id),
        () -> TestProfiles.approved(application, practice, therapist, TestProfiles.content(name + " II")),
        () -> profiles.confirm(practice.manager(), id, ProfileConfirmation.Subject.LICENCE,
            TestProfiles.content(name).registration().confirmable(ProfileConfirmation.Subject.LICENCE)),
        () -> practices.revokeRole(practice.manager(), therapist.person(), Role.THERAPIST));
    for (Runnable change : changes) {
      long before = visible.revision(VISITOR);
      change.run();
      assertThat(visible.revision(VISITOR)).isGreaterThan(before);
    }
  }

  private Viewer.Member newTherapist() {
    people.grantRole(practice.manager(), practice.practice(), practice.other().person(), Role.THERAPIST);
    return new Viewer.Member(practice.other().person(), practice.practice(), Set.of(Role.THERAPIST));
  }
}
