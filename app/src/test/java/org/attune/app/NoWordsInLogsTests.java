package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.attune.app.checkins.Audience;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.UnsaidForm;
import org.attune.app.database.TestDatabase;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people wrote is in no log, and lies in no table as they wrote it. */
@AttuneTest
class NoWordsInLogsTests {

  @Autowired ApplicationContext application;

  @Test
  void what_was_written_is_in_no_log() {
    var heard = new CopyOnWriteArrayList<String>();
    var ear = new AppenderBase<ILoggingEvent>() {
      @Override
      protected void append(ILoggingEvent event) {
        heard.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    };
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.addAppender(ear);
    String name = "Q" + UUID.randomUUID().toString().substring(0, 8);
    try {
      TestPractice practice = TestPractice.named(application, name);
      application.getBean(Imports.class).stage(practice.therapist(), ImportId.random(), null,
          ("client,date,mood\n" + practice.words() + ",2026-01-05,30\n").getBytes(StandardCharsets.UTF_8));
      refusedByTheDatabase(practice);
      LoggerFactory.getLogger(NoWordsInLogsTests.class).info("the ear is open");

      assertThat(heard).anyMatch(line -> line.contains("the ear is open"));
      assertThat(heard).noneMatch(line -> line.contains(practice.words()) || line.contains(name)
          || line.contains(TestPractice.PASSWORD));
    } finally {
      root.detachAppender(ear);
    }
  }

  /** A bug that ends in an error of the database is logged; the database's message must not repeat the row. */
  private void refusedByTheDatabase(TestPractice practice) {
    try {
      application.getBean(CheckIns.class).submit(practice.other(), CheckInId.random(), practice.session(), new Ratings(1, 1, 1, 1, 1),
          new UnsaidForm(practice.words(), Audience.PRIVATE, false));
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(NoWordsInLogsTests.class).error("as the page of errors logs it", e);
    }
  }

  @Test
  void what_was_written_lies_sealed() {
    TestPractice practice = TestPractice.named(application, "R" + UUID.randomUUID().toString().substring(0, 8));
    application.getBean(Imports.class).stage(practice.therapist(), ImportId.random(), null,
        ("client,date,mood\n" + practice.words() + ",2026-01-05,30\n").getBytes(StandardCharsets.UTF_8));
    JdbcClient owner = application.getBean(TestDatabase.class).asOwner();
    List<String> tables = owner.sql("select tablename from pg_tables where schemaname = 'public'")
        .query((row, i) -> row.getString(1)).list();

    List<String> open = tables.stream().filter(t -> holds(owner, t, practice.words())).toList();

    assertThat(open).isEmpty();
    // the control that must be found: a name is no secret to the database
    assertThat(holds(owner, "person", application.getBean(org.attune.app.identity.People.class)
        .find(practice.therapist(), practice.client().person()).orElseThrow().name())).isTrue();
  }

  private static boolean holds(JdbcClient owner, String table, String words) {
    String hex = java.util.HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_8));
    return owner.sql("select exists (select from \"" + table + "\" t where position(:words in t::text) > 0 "
            + "or position(:hex in t::text) > 0)").param("words", words).param("hex", hex).query(Boolean.class).single();
  }
}
