package org.attune.app.notifications.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.MailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the mails to each address, of all kinds and from everybody. It keeps a keyed hash of the address, for a day. */
@Component
public class MailRateLimit {

  private static final int MOST = 20;
  private static final Duration WITHIN = Duration.ofDays(1);

  private final JdbcClient database;
  private final KeyedHash hash;
  private final Clock clock;

  MailRateLimit(JdbcClient database, MasterKey masterKey, Clock clock) {
    this.database = database;
    this.hash = new KeyedHash(masterKey, KeyedHash.Purpose.MAILED_ADDRESSES);
    this.clock = clock;
  }

  /** Counts one more, in the transaction of its sending; false where it is one too many. */
  public boolean tryCount(MailAddress to) {
    byte[] address = hash.hash(to.canonical());
    Instant now = clock.instant();
    Timestamp before = Timestamp.from(now.minus(WITHIN));
    // of two at once, one is first
    database.sql("select pg_advisory_xact_lock(hashtextextended(encode(:address, 'hex'), 0))").param("address", address).query().singleRow();
    forget(before);
    int sent = database.sql("select count(*) from mail_sent where address_hash = :address and sent_at > :before").param("address", address)
        .param("before", before).query(Integer.class).single();
    if (sent >= MOST) {
      return false;
    }
    database.sql("insert into mail_sent (address_hash, sent_at) values (:address, :now)").param("address", address)
        .param("now", Timestamp.from(now)).update();
    return true;
  }

  /** Only one sending at a time forgets: a second would wait for the rows, and so for the mail server of the first. */
  private void forget(Timestamp before) {
    if (database.sql("select pg_try_advisory_xact_lock(hashtextextended('mail_sent', 0))").query(Boolean.class).single()) {
      database.sql("delete from mail_sent where sent_at <= :before").param("before", before).update();
    }
  }
}
