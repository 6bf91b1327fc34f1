package org.attune.app.directory.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.attune.app.directory.Capacity;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.UnseenCounter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether it is time for a therapist to say again how many places there are, a month after they last did. */
@Component
class UnconfirmedCapacityCounter implements UnseenCounter {

  private final JdbcClient database;
  private final Clock clock;

  UnconfirmedCapacityCounter(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Section section() {
    return Section.PROFILE;
  }

  /** 1 or 0, for a therapist who is in the directory. */
  @Override
  @Transactional(readOnly = true)
  public int countUnseen(Viewer.Member viewer, Instant since) {
    return database.sql("""
            select count(*) from profile where practice_id = :practice and person_id = :me and published
              and (places_confirmed_at is null or places_confirmed_at <= :said and places_confirmed_at > :since)
            """)
        .param("practice", viewer.practice().value()).param("me", viewer.person().value())
        .param("said", Timestamp.from(clock.instant().minus(Capacity.ASKED_AFTER)))
        .param("since", Timestamp.from(since.minus(Capacity.ASKED_AFTER))).query(Integer.class).single();
  }
}
