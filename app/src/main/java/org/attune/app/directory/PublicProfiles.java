package org.attune.app.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.attune.app.directory.internal.ProfileRows;
import org.attune.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Profiles as visitors may read them: approved, published, of somebody who works here now, with a permit that holds. The
 * database's policies decide that at each call, so that what was taken out a moment ago is gone in every process.
 */
@Service
public class PublicProfiles {

  /** Midnight is at a quarter of an hour in every zone: a permit that lapsed then changes what visitors see. */
  private static final Duration LOOKED_AGAIN = Duration.ofMinutes(15);

  private final JdbcClient database;
  private final ProfileRows rows;
  private final Clock clock;

  PublicProfiles(JdbcClient database, ProfileRows rows, Clock clock) {
    this.database = database;
    this.rows = rows;
    this.clock = clock;
  }

  /** What a visitor may know of a profile's practice. */
  public record PublicPractice(String name, ZoneId zone) {}

  /** The profile with this address, or with this former one: then its slug is another. */
  @Transactional(readOnly = true)
  public Optional<PublicProfile> find(Viewer.Visitor viewer, String slug) {
    return rows.listed(slug);
  }

  /** All of them, in no order that means anything. */
  @Transactional(readOnly = true)
  public List<PublicProfile> all(Viewer.Visitor viewer) {
    return rows.listed();
  }

  /** Whether there is any. */
  @Transactional(readOnly = true)
  public boolean anyExists(Viewer.Visitor viewer) {
    return database.sql("select exists (select from profile where published)").query(Boolean.class).single();
  }

  /** Grows with each change that a visitor could see, in any process: what was read at the same number is still so. */
  @Transactional(readOnly = true)
  public long revision(Viewer.Visitor viewer) {
    return database.sql("select coalesce(max(revision), 0) from directory_revision").query(Long.class).single()
        + clock.instant().getEpochSecond() / LOOKED_AGAIN.toSeconds();
  }

  /** The practice of a profile that a visitor may read. */
  @Transactional(readOnly = true)
  public Optional<PublicPractice> practice(Viewer.Visitor viewer, ProfileId profile) {
    return database.sql("select name, time_zone from practice_on_profile(:id)").param("id", profile.value())
        .query((row, i) -> new PublicPractice(row.getString("name"), ZoneId.of(row.getString("time_zone")))).optional();
  }
}
