package org.attune.app.trusted;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.trusted.internal.InvitedAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What a trusted person does, by their link: they answer, say when they may be asked, and end it, which nobody is told. */
@Service
public class TrustedPersonResponses {

  /** How long a request is shown on their page. */
  private static final Duration STANDS = Duration.ofDays(3);

  private final JdbcClient database;
  private final FieldEncryption encryption;
  private final InvitedAddresses addresses;
  private final JsonMapper json;
  private final Clock clock;

  TrustedPersonResponses(JdbcClient database, FieldEncryption encryption, InvitedAddresses addresses, JsonMapper json, Clock clock) {
    this.database = database;
    this.encryption = encryption;
    this.addresses = addresses;
    this.json = json;
    this.clock = clock;
  }

  /** How it stands; what was answered once, or was asked some days ago, isn't shown again. */
  @Transactional(readOnly = true)
  public TrustedPersonView view(Viewer.Trusted viewer) {
    Trust trust = trust(viewer);
    SharedDetails both = json.readValue(encryption.open(viewer, id(viewer).key(), "trust", viewer.trust(), trust.sealed()),
        SharedDetails.class);
    return new TrustedPersonView(both.me(), trust.answer(), Boolean.TRUE.equals(trust.answer())
        && addresses.hasDeclined(viewer, trust.pair()),
        addresses.isBlocked(viewer, trust.address()), limits(viewer, trust), waiting(viewer));
  }

  /** Says yes, with limits; what was answered before stays. */
  @Transactional
  public void accept(Viewer.Trusted viewer, ContactLimits limits) {
    if (answer(viewer, "yes")) {
      changeLimits(viewer, limits);
    }
  }

  /** Says no; what was answered before stays. */
  @Transactional
  public void decline(Viewer.Trusted viewer) {
    if (answer(viewer, "no")) {
      addresses.recordDecline(viewer, trust(viewer).pair());
    }
  }

  private boolean answer(Viewer.Trusted viewer, String answer) {
    Trust trust = trust(viewer);
    boolean isFirst = database.sql("update trust set answer = :answer, answered_at = :now where id = :id and answer is null")
        .param("answer", answer).param("now", now()).param("id", viewer.trust()).update() == 1;
    if (isFirst) {
      addresses.release(viewer, trust.address());
    }
    return isFirst;
  }

  /** Wants no more mail from here, from anybody. */
  @Transactional
  public void blockAllMail(Viewer.Trusted viewer) {
    decline(viewer);
    end(viewer);
    addresses.block(viewer, trust(viewer).address());
  }

  /** May be asked again, by others; with this one it stays as it is. */
  @Transactional
  public void unblockAllMail(Viewer.Trusted viewer) {
    addresses.unblock(viewer, trust(viewer).address());
  }

  /** Ends it. */
  @Transactional
  public void end(Viewer.Trusted viewer) {
    Trust trust = trust(viewer);
    if (Boolean.TRUE.equals(trust.answer())) {
      addresses.recordDecline(viewer, trust.pair());
    }
  }

  /** Is there after all: after a no, or after ending it. */
  @Transactional
  public void resume(Viewer.Trusted viewer) {
    Trust trust = trust(viewer);
    if (trust.answer() == null || addresses.isBlocked(viewer, trust.address())) {
      return;
    }
    database.sql("update trust set answer = 'yes', answered_at = :now where id = :id and answer = 'no'").param("now", now())
        .param("id", viewer.trust()).update();
    addresses.withdrawDecline(viewer, trust.pair());
  }

  /** When and how often they may be asked. */
  @Transactional
  public void changeLimits(Viewer.Trusted viewer, ContactLimits limits) {
    if (!Boolean.TRUE.equals(trust(viewer).answer())) {
      return;
    }
    database.sql("""
            insert into trust_limits (trust_id, a_day, a_week, from_hour, until_hour, zone) values (:id, :day, :week, :from, :until, :zone)
            on conflict (trust_id) do update set a_day = excluded.a_day, a_week = excluded.a_week, from_hour = excluded.from_hour,
              until_hour = excluded.until_hour, zone = excluded.zone
            """)
        .param("id", viewer.trust()).param("day", limits.maxPerDay()).param("week", limits.maxPerWeek()).param("from", limits.fromHour())
        .param("until", limits.untilHour()).param("zone", limits.zone().getId()).update();
  }

  /**
   * Answers what was asked, once: a second answer changes nothing.
   *
   * @return whether it stands
   */
  @Transactional
  public boolean answer(Viewer.Trusted viewer, UUID question, SupportRequest.Response answer) {
    return waiting(viewer).stream().anyMatch(q -> q.id().equals(question) && q.kind().responses().contains(answer))
        && database.sql("update tap set answer = :answer, answered_at = :now where id = :id and answer is null")
            .param("answer", answer.code()).param("now", now()).param("id", question).update() == 1;
  }

  /** Whether one more question is fine with them now; why not is theirs. */
  @Transactional(readOnly = true)
  public boolean isWithinLimits(Viewer.Trusted viewer, Collection<Instant> earlier) {
    Trust trust = trust(viewer);
    return Boolean.TRUE.equals(trust.answer()) && !addresses.isBlocked(viewer, trust.address())
        && !addresses.hasDeclined(viewer, trust.pair()) && limits(viewer, trust).allow(clock.instant(), earlier);
  }

  private record Trust(byte[] sealed, @Nullable Boolean answer, ZoneId zone, byte[] address, byte[] pair) {}

  private Trust trust(Viewer.Trusted viewer) {
    return database.sql("select sealed, answer, zone, address_hash, pair_hash from trust where id = :id").param("id", viewer.trust())
        .query((row, i) -> {
          String answer = row.getString("answer");
          return new Trust(row.getBytes("sealed"), answer == null ? null : answer.equals("yes"), ZoneId.of(row.getString("zone")),
              row.getBytes("address_hash"), row.getBytes("pair_hash"));
        }).optional().orElseThrow(NotFound::new);
  }

  private ContactLimits limits(Viewer.Trusted viewer, Trust trust) {
    return database.sql("select * from trust_limits where trust_id = :id").param("id", viewer.trust())
        .query((row, i) -> TrustedPeople.limits(row)).optional().orElseGet(() -> ContactLimits.defaultsForBeingAsked(trust.zone()));
  }

  private List<TrustedPersonView.Question> waiting(Viewer.Trusted viewer) {
    return database.sql("""
            select t.id, m.made_at, m.kind, t.words from tap t join trusted_mail m on m.id = t.id
            where t.trust_id = :id and t.answer is null and m.state in ('waiting', 'sent') and m.made_at > :since
            order by m.made_at desc, t.id
            """)
        .param("id", viewer.trust()).param("since", Timestamp.from(clock.instant().minus(STANDS)))
        .query((row, i) -> {
          UUID id = row.getObject("id", UUID.class);
          byte[] sealed = row.getBytes("words");
          return new TrustedPersonView.Question(id, row.getTimestamp("made_at").toInstant(), SupportRequest.Kind.of(row.getString("kind")),
              sealed == null ? "" : encryption.open(viewer, id(viewer).key(), "tap", id, sealed));
        }).list();
  }

  private static TrustedPersonId id(Viewer.Trusted viewer) {
    return new TrustedPersonId(viewer.trust());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
