package org.attune.app.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.Practised;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.SetUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who has looked: said for three years, and once for looks that come together. */
@AttuneTest
class LooksTests {

  @Autowired ApplicationContext application;
  @Autowired Looks looks;
  @Autowired SetUp setUp;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;

  private Practised practice;

  @BeforeEach
  void aQuarterPastTen() {
    practice = Practised.named(application, "L" + UUID.randomUUID().toString().substring(0, 8));
    Instant day = LocalDate.ofInstant(clock.instant(), Practised.ZONE).plusDays(1).atTime(10, 15).atZone(Practised.ZONE).toInstant();
    clock.set(day);
  }

  @Test
  void looksInOneQuarterOfAnHourAreOne() {
    look(Looked.SESSIONS);
    clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    look(Looked.SESSIONS);
    assertThat(counted()).isOne();
    look(Looked.CHECK_INS);
    assertThat(counted()).as("at something else").isEqualTo(2);
    clock.advance(Duration.ofSeconds(1));
    look(Looked.SESSIONS);
    assertThat(counted()).isEqualTo(3);
  }

  @Test
  void aClientReadsOfTheLatestLookFirst() {
    look(Looked.SESSIONS);
    clock.advance(Duration.ofMinutes(15));
    look(Looked.CHECK_INS);
    assertThat(looks.before(practice.other(), clock.instant().plusSeconds(1))).extracting(Look::what).startsWith(Looked.CHECK_INS, Looked.SESSIONS);
    assertThat(looks.before(practice.other(), clock.instant())).extracting(Look::what).startsWith(Looked.SESSIONS);
  }

  @Test
  void looksAreForgottenAfterThreeYearsAndNoSooner() {
    look(Looked.SESSIONS);
    Instant at = clock.instant();
    var tidies = new Viewer.Job(practice.practice());
    clock.set(at.atZone(Practised.ZONE).plusYears(3).minusDays(1).toInstant());
    setUp.tidy(tidies);
    assertThat(counted()).isOne();
    clock.set(at.atZone(Practised.ZONE).plusYears(3).plusDays(1).toInstant());
    setUp.tidy(tidies);
    assertThat(counted()).isZero();
  }

  private void look(Looked what) {
    looks.record(practice.colleague(), practice.otherCourse(), what);
  }

  private long counted() {
    return database.asOwner().sql("select count(*) from look where course_id = :course")
        .param("course", practice.otherCourse().value()).query(Long.class).single();
  }
}
