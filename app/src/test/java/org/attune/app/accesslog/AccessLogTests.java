package org.attune.app.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.PracticeSetUp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who has looked: said for three years, and once for looks that come together. */
@AttuneTest
class AccessLogTests {

  @Autowired ApplicationContext application;
  @Autowired AccessLog looks;
  @Autowired PracticeSetUp setUp;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;

  private TestPractice practice;

  @BeforeEach
  void aQuarterPastTen() {
    practice = TestPractice.named(application, "L" + UUID.randomUUID().toString().substring(0, 8));
    Instant day = LocalDate.ofInstant(clock.instant(), TestPractice.ZONE).plusDays(1).atTime(10, 15).atZone(TestPractice.ZONE).toInstant();
    clock.set(day);
  }

  @Test
  void looksInOneQuarterOfAnHourAreOne() {
    look(AccessedRecord.SESSIONS);
    clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    look(AccessedRecord.SESSIONS);
    assertThat(counted()).isOne();
    look(AccessedRecord.CHECK_INS);
    assertThat(counted()).as("at something else").isEqualTo(2);
    clock.advance(Duration.ofSeconds(1));
    look(AccessedRecord.SESSIONS);
    assertThat(counted()).isEqualTo(3);
  }

  @Test
  void aClientReadsOfTheLatestLookFirst() {
    look(AccessedRecord.SESSIONS);
    clock.advance(Duration.ofMinutes(15));
    look(AccessedRecord.CHECK_INS);
    assertThat(looks.entriesBefore(practice.other(), clock.instant().plusSeconds(1))).extracting(AccessLogEntry::record).startsWith(AccessedRecord.CHECK_INS, AccessedRecord.SESSIONS);
    assertThat(looks.entriesBefore(practice.other(), clock.instant())).extracting(AccessLogEntry::record).startsWith(AccessedRecord.SESSIONS);
  }

  @Test
  void looksAreForgottenAfterThreeYearsAndNoSooner() {
    look(AccessedRecord.SESSIONS);
    Instant at = clock.instant();
    var tidies = new Viewer.Job(practice.practice());
    clock.set(at.atZone(TestPractice.ZONE).plusYears(3).minusDays(1).toInstant());
    setUp.deleteExpired(tidies);
    assertThat(counted()).isOne();
    clock.set(at.atZone(TestPractice.ZONE).plusYears(3).plusDays(1).toInstant());
    setUp.deleteExpired(tidies);
    assertThat(counted()).isZero();
  }

  private void look(AccessedRecord what) {
    looks.record(practice.colleague(), practice.otherCourse(), what);
  }

  private long counted() {
    return database.asOwner().sql("select count(*) from look where course_id = :course")
        .param("course", practice.otherCourse().value()).query(Long.class).single();
  }
}
