package org.attune.app.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that act for a person. A link's secret is made when it is sent or shown, and only its hash is kept; a link that
 * is sent again has one more secret, so that no mail in somebody's box goes dead.
 */
@Service
public class AccessLinks {

  private final JdbcClient database;
  private final Clock clock;

  AccessLinks(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes a link, usable until {@code expires}, or until it is ended. */
  @Transactional
  public AccessLinkId create(Viewer viewer, AccessLink.Purpose purpose, @Nullable PracticeId practice, @Nullable PersonId person,
                       @Nullable CourseId course, @Nullable UUID subject, @Nullable Instant expires) {
    AccessLinkId id = AccessLinkId.random();
    database.sql("""
            insert into link (id, purpose, practice_id, person_id, course_id, subject_id, created_at, expires_at)
            values (:id, :purpose, :practice, :person, :course, :subject, :now, :expires)
            """)
        .param("id", id.value()).param("purpose", purpose.code())
        .param("practice", practice == null ? null : practice.value())
        .param("person", person == null ? null : person.value())
        .param("course", course == null ? null : course.value()).param("subject", subject)
        .param("now", Timestamp.from(clock.instant()))
        .param("expires", expires == null ? null : Timestamp.from(expires)).update();
    return id;
  }

  /** Makes a link of a person, about nothing but themselves; usable until {@code expires}, or until it is ended. */
  @Transactional
  public AccessLinkId createForPerson(Viewer.Oneself viewer, AccessLink.Purpose purpose, @Nullable Instant expires) {
    return create(viewer, purpose, null, viewer.person(), null, null, expires);
  }

  /** One more secret for a link, to be sent or shown now. */
  @Transactional
  public SecretToken issueSecret(Viewer viewer, AccessLinkId link) {
    SecretToken secret = SecretToken.random();
    database.sql("insert into link_secret (secret_hash, link_id) values (:hash, :link)")
        .param("hash", secret.hash()).param("link", link.value()).update();
    return secret;
  }

  /** The link of a secret, by one statement; looking one up spends nothing. */
  public Optional<AccessLink> lookUp(Viewer.Visitor viewer, SecretToken secret) {
    return database.sql("select * from look_up_link(:hash, :now)")
        .param("hash", secret.hash()).param("now", Timestamp.from(clock.instant())).query(AccessLinks::link).optional();
  }

  /** Lets a link work until {@code expires}. */
  @Transactional
  public void prolong(Viewer viewer, AccessLinkId link, Instant expires) {
    database.sql("update link set expires_at = :expires where id = :id and ended_at is null")
        .param("expires", Timestamp.from(expires)).param("id", link.value()).update();
  }

  /** Ends a link: none of its secrets works any more. False where it had ended already: of two, one ends it. */
  @Transactional
  public boolean end(Viewer viewer, AccessLinkId link) {
    return database.sql("update link set ended_at = :now where id = :id and ended_at is null")
        .param("now", Timestamp.from(clock.instant())).param("id", link.value()).update() == 1;
  }

  /** Ends whichever links of one's own are for this. */
  @Transactional
  public void endAll(Viewer.Oneself viewer, AccessLink.Purpose purpose) {
    database.sql("update link set ended_at = :now where person_id = :me and purpose = :purpose and ended_at is null")
        .param("now", Timestamp.from(clock.instant())).param("me", viewer.person().value()).param("purpose", purpose.code()).update();
  }

  /** When the link of one's own that is for this was made, while it works. */
  @Transactional(readOnly = true)
  public Optional<Instant> createdAt(Viewer.Oneself viewer, AccessLink.Purpose purpose) {
    return database.sql("select max(created_at) from link where person_id = :me and purpose = :purpose and ended_at is null")
        .param("me", viewer.person().value()).param("purpose", purpose.code())
        .query((row, i) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)).single();
  }

  private static AccessLink link(ResultSet row, int i) throws SQLException {
    UUID practice = row.getObject("practice_id", UUID.class);
    UUID person = row.getObject("person_id", UUID.class);
    UUID course = row.getObject("course_id", UUID.class);
    return new AccessLink(new AccessLinkId(row.getObject("id", UUID.class)), AccessLink.Purpose.of(row.getString("purpose")),
        practice == null ? null : new PracticeId(practice), person == null ? null : new PersonId(person),
        course == null ? null : new CourseId(course), row.getObject("subject_id", UUID.class),
        row.getBoolean("usable"));
  }
}
