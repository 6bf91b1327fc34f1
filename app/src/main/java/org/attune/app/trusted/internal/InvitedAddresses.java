package org.attune.app.trusted.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.attune.app.database.MasterKey;
import org.attune.app.encryption.KeyedHash;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.MailOptOuts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which addresses may be asked: one that has not answered yet is asked by nobody else, ever; one that said never again gets
 * nothing more; one that refused somebody isn't asked by them again. Known by keyed hashes alone, which outlive the spaces
 * from which they were asked.
 */
@Service
public class InvitedAddresses implements MailOptOuts {

  private final JdbcClient database;
  private final KeyedHash hash;
  private final Clock clock;

  InvitedAddresses(JdbcClient database, MasterKey masterKey, Clock clock) {
    this.database = database;
    this.hash = new KeyedHash(masterKey, KeyedHash.Purpose.ASKED_ADDRESSES);
    this.clock = clock;
  }

  /** The one text of a mailbox, however it is spelt; nothing where no mail could reach it. */
  public static Optional<String> canonical(String address) {
    return MailAddress.of(address).filter(a -> a.domain().indexOf('.') > 0).map(MailAddress::canonical);
  }

  public byte[] hash(String canonical) {
    return hash.hash("address|" + canonical);
  }

  /** Of an address and who asks there. */
  public byte[] hash(String canonical, PersonId asking) {
    return hash.hash("pair|" + canonical + "|" + asking);
  }

  /** Takes an address for one invitation; false where it may not be asked. */
  @Transactional
  public boolean claim(Viewer.Oneself viewer, byte[] address, byte[] pair) {
    return !has(pair) && put(address, "asked") == 1;
  }

  /** It answered, or nothing ever got there: others may ask it. */
  @Transactional
  public void release(Viewer viewer, byte[] address) {
    remove(address, "asked");
  }

  /** Whether it wants nothing of this person. */
  @Transactional(readOnly = true)
  public boolean hasDeclined(Viewer.Trusted viewer, byte[] pair) {
    return has(pair);
  }

  /** It wants nothing of this person. */
  @Transactional
  public void recordDecline(Viewer.Trusted viewer, byte[] pair) {
    put(pair, "refused");
  }

  @Transactional
  public void withdrawDecline(Viewer.Trusted viewer, byte[] pair) {
    remove(pair, "refused");
  }

  /** It wants nothing from here, from anybody. */
  @Transactional
  public void block(Viewer.Trusted viewer, byte[] address) {
    database.sql("""
            insert into asked_address (hash, state, since) values (:hash, 'never', :now)
            on conflict (hash) do update set state = 'never', since = excluded.since
            """)
        .param("hash", address).param("now", Timestamp.from(clock.instant())).update();
  }

  @Transactional
  public void unblock(Viewer.Trusted viewer, byte[] address) {
    remove(address, "never");
  }

  @Transactional(readOnly = true)
  public boolean isBlocked(Viewer viewer, byte[] address) {
    return database.sql("select exists (select from asked_address where hash = :hash and state = 'never')").param("hash", address)
        .query(Boolean.class).single();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean includes(Viewer viewer, MailAddress address) {
    return isBlocked(viewer, hash(address.canonical()));
  }

  private boolean has(byte[] what) {
    return database.sql("select exists (select from asked_address where hash = :hash)").param("hash", what).query(Boolean.class).single();
  }

  private int put(byte[] what, String state) {
    return database.sql("insert into asked_address (hash, state, since) values (:hash, :state, :now) on conflict do nothing")
        .param("hash", what).param("state", state).param("now", Timestamp.from(clock.instant())).update();
  }

  private void remove(byte[] what, String state) {
    database.sql("delete from asked_address where hash = :hash and state = :state").param("hash", what).param("state", state).update();
  }
}
