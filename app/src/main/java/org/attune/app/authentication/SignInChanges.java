package org.attune.app.authentication;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What changed about how a person signs in, which they can read, and are told by mail. */
@Service
public class SignInChanges {

  private static final int SHOWN = 20;

  private final JdbcClient database;
  private final ApplicationEventPublisher events;
  private final SecurityLog log;
  private final Clock clock;

  SignInChanges(JdbcClient database, ApplicationEventPublisher events, SecurityLog log, Clock clock) {
    this.database = database;
    this.events = events;
    this.log = log;
    this.clock = clock;
  }

  /** Such a change. */
  public enum ChangeType {
    PASSKEY_ADDED("passkey-added"), PASSKEY_REMOVED("passkey-removed"), SECOND_STEP_ON("second-step-on"),
    SECOND_STEP_OFF("second-step-off"), RECOVERY_CODES_MADE("recovery-codes-made"),
    RECOVERY_CODE_USED("recovery-code-used"), PASSWORD_CHANGED("password-changed"), PASSWORD_RESET("password-reset"),
    WORDS_OPENED("words-opened"), CODE_SHOWN("code-shown"), CONFIRMED("confirmed"),
    SIGN_INS_ENDED("sign-ins-ended"), CALENDAR_LINK_MADE("calendar-link-made"),
    CODES_REFUSED("codes-refused"), ADDRESS_CHANGED("address-changed");

    private final String code;

    ChangeType(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /** A change that was made, by its code. */
  public record Change(String type, Instant at, @Nullable String changedBy) {}

  /** Notes a change, and has the person told. */
  @Transactional
  public void record(Viewer.Oneself viewer, ChangeType what, @Nullable PersonId by) {
    database.sql("""
            insert into sign_in_change (id, person_id, what, at, by_person) values (:id, :person, :what, :now, :by)
            """)
        .param("id", UUID.randomUUID()).param("person", viewer.person().value()).param("what", what.code())
        .param("now", Timestamp.from(clock.instant())).param("by", by == null ? null : by.value()).update();
    log.log(SecurityLog.Event.CHANGED, what.code());
    events.publishEvent(new SignInChanged(viewer.person()));
  }

  /** The last of them, the newest first. */
  @Transactional(readOnly = true)
  public List<Change> recent(Viewer.Oneself viewer) {
    return database.sql("""
            select c.what, c.at, p.name from sign_in_change c left join person p on p.id = c.by_person
            where c.person_id = :person order by c.at desc, c.id limit :most
            """)
        .param("person", viewer.person().value()).param("most", SHOWN)
        .query((row, i) -> new Change(row.getString("what"), row.getTimestamp("at").toInstant(), row.getString("name")))
        .list();
  }
}
