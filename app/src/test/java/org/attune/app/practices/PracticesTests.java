package org.attune.app.practices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.TestPractice;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Roles that one person gives another, and the settings of a practice. */
@AttuneTest
class PracticesTests {

  @Autowired ApplicationContext application;
  @Autowired Practices practices;
  @Autowired People people;

  private TestPractice practice;

  @BeforeEach
  void aPractice() {
    practice = TestPractice.named(application, "P" + UUID.randomUUID().toString().substring(0, 8));
  }

  @Test
  void onlyAManagerGivesRolesAndTakesThem() {
    PersonId therapist = practice.therapist().person();
    assertThatThrownBy(() -> practices.grantRole(practice.therapist(), therapist, Role.MANAGER)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> practices.revokeRole(practice.therapist(), practice.manager().person(),
        Role.MANAGER)).isInstanceOf(NotFound.class);
    assertThat(with(Role.MANAGER)).containsExactly(practice.manager().person());
    practices.grantRole(practice.manager(), therapist, Role.MANAGER);
    assertThat(with(Role.MANAGER)).contains(therapist);
  }

  @Test
  void nobodyIsMadeAClientByAManager() {
    assertThatThrownBy(() -> practices.grantRole(practice.manager(), practice.colleague().person(),
        Role.CLIENT)).isInstanceOf(NotFound.class);
    assertThat(with(Role.CLIENT)).doesNotContain(practice.colleague().person());
  }

  @Test
  void aClientIsNoColleagueWhoIsGivenARole() {
    PersonId client = practice.client().person();
    assertThatThrownBy(() -> practices.grantRole(practice.manager(), client, Role.THERAPIST)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> practices.revokeRole(practice.manager(), client, Role.CLIENT)).isInstanceOf(NotFound.class);
  }

  @Test
  void whoLosesTheirLastRoleIsNoColleagueAnyMore() {
    PersonId manager = practice.manager().person();
    PersonId therapist = practice.therapist().person();
    practices.grantRole(practice.manager(), therapist, Role.MANAGER);
    assertThat(people.staff(practice.therapist(), practice.practice())).extracting(s -> s.person().id()).contains(manager);
    practices.revokeRole(practice.manager(), manager, Role.MANAGER);
    assertThat(people.staff(practice.therapist(), practice.practice())).extracting(s -> s.person().id()).contains(therapist)
        .doesNotContain(manager);
  }

  @Test
  void ofTwoManagersWhoChangeTheSettingsTheLaterOneIsToldAndOverwritesNothing() {
    Practice seen = practices.find(practice.manager(), practice.practice()).orElseThrow();
    practices.change(practice.manager(), named(seen, "Hillside"));
    assertThatThrownBy(() -> practices.change(practice.manager(), named(seen, "Riverside"))).isInstanceOf(Conflict.class);
    assertThat(practices.find(practice.manager(), practice.practice()).orElseThrow().name()).isEqualTo("Hillside");
  }

  private List<PersonId> with(Role role) {
    return people.withRole(practice.manager(), practice.practice(), role).stream().map(Person::id).toList();
  }

  private static Practice named(Practice practice, String name) {
    return new Practice(practice.id(), name, practice.country(), practice.timeZone(), practice.concernRecipients(),
        practice.legalRetention(), practice.isHost(), practice.version());
  }
}
