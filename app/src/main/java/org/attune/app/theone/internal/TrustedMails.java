package org.attune.app.theone.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.LinkId;
import org.attune.app.identity.Links;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.identity.Words;
import org.attune.app.jobs.Jobs;
import org.attune.app.notifications.Letter;
import org.attune.app.notifications.Post;
import org.attune.app.space.SpaceId;
import org.attune.app.theone.Answering;
import org.attune.app.theone.Both;
import org.attune.app.theone.Tap;
import org.attune.app.theone.TrustedPersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mails to trusted people. Other than the mails of the outbox, each stays as a row that says what became of it, and what is
 * asked with a tap is given up soon: "could you call?" of yesterday helps nobody.
 */
@Service
public class TrustedMails {

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);
  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10),
      Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6));
  private static final Duration TRY_TO_ASK = Duration.ofDays(2);
  private static final Duration TRY_A_TAP = Duration.ofMinutes(30);
  private static final String ASK = "ask";

  private final JdbcClient database;
  private final Jobs jobs;
  private final Words words;
  private final Links links;
  private final Answering answering;
  private final AskedAddresses addresses;
  private final Wordings wordings;
  private final Post post;
  private final PublicUrl url;
  private final JsonMapper json;
  private final Clock clock;

  TrustedMails(JdbcClient database, Jobs jobs, Words words, Links links, Answering answering, AskedAddresses addresses, Wordings wordings,
      Post post, PublicUrl url, JsonMapper json, Clock clock) {
    this.database = database;
    this.jobs = jobs;
    this.words = words;
    this.links = links;
    this.answering = answering;
    this.addresses = addresses;
    this.wordings = wordings;
    this.post = post;
    this.url = url;
    this.json = json;
    this.clock = clock;
  }

  private record Mail(TrustedPersonId to, String kind, Instant madeAt, int attempts) {}

  private record To(LinkId link, Both both, byte[] address) {}

  /**
   * Puts a mail on its way; where no mail server is set, it has failed already.
   *
   * @param kind what is asked with a tap; null for the mail that asks somebody to be there
   * @return false where the id is another row's
   */
  @Transactional
  public boolean add(Viewer.Oneself viewer, SpaceId space, PracticeId practice, TrustedPersonId to, UUID id, Tap.@Nullable Kind kind) {
    Instant now = clock.instant();
    boolean isNew = database.sql("""
            insert into trusted_mail (id, space_id, trust_id, practice_id, kind, made_at, state)
            values (:id, :space, :trust, :practice, :kind, :now, :state) on conflict (id) do nothing
            """)
        .param("id", id).param("space", space.value()).param("trust", to.value()).param("practice", practice.value())
        .param("kind", kind == null ? ASK : kind.code()).param("now", Timestamp.from(now))
        .param("state", post.isThere() ? "waiting" : "failed").update() == 1;
    if (isNew && post.isThere()) {
      jobs.schedule(TrustedMailJob.NAME, new Viewer.Job(practice), id.toString(), now);
    }
    return isNew;
  }

  /**
   * Sends a mail, if it still waits and nobody else is at it. A failure of the server takes all of it back, the link's new
   * secret too.
   *
   * @return when to look again, or null when there is nothing more to do
   */
  @Transactional
  public @Nullable Instant send(Viewer.Job viewer, UUID id) {
    Optional<Mail> found = database.sql("select * from trusted_mail where id = :id and state = 'waiting' for update skip locked")
        .param("id", id).query(TrustedMails::mail).optional();
    if (found.isEmpty()) {
      return waits(id) ? clock.instant().plus(LOOK_AGAIN) : null;
    }
    Mail mail = found.get();
    To to = to(viewer, mail.to());
    if (!isWanted(mail, to)) {
      became(id, "failed");
      return null;
    }
    Wordings.Wording wording = wordings.of(mail.kind(), to.both().me(), url.to(links.issueSecret(viewer, to.link())));
    boolean sent = post.send(viewer, id, new Letter(to.both().address(), wording.subject(), wording.body()));
    became(id, sent ? "sent" : "failed");
    return null;
  }

  /** It may have been ended, or its time may have passed, since it was put on its way. */
  private boolean isWanted(Mail mail, To to) {
    if (clock.instant().isAfter(lastTry(mail))) {
      return false;
    }
    var trusted = new Viewer.Trusted(to.link(), mail.to().value());
    return mail.kind().equals(ASK) ? !addresses.isNever(trusted, to.address()) : answering.mayBeAsked(trusted, List.of());
  }

  /**
   * Notes that the server did not take a mail.
   *
   * @param forGood it said that there is no such address
   * @return when to try again, or null where it is given up
   */
  @Transactional
  public @Nullable Instant wasNotTaken(Viewer.Job viewer, UUID id, boolean forGood) {
    Optional<Mail> found = database.sql("select * from trusted_mail where id = :id and state = 'waiting' for update").param("id", id)
        .query(TrustedMails::mail).optional();
    if (found.isEmpty()) {
      return null;
    }
    Mail mail = found.get();
    Instant next = clock.instant().plus(PAUSES.get(Math.min(mail.attempts(), PAUSES.size() - 1)));
    if (forGood) {
      if (mail.kind().equals(ASK)) {
        addresses.release(viewer, to(viewer, mail.to()).address());
      }
      became(id, "rejected");
      return null;
    }
    if (next.isAfter(lastTry(mail))) {
      became(id, "failed");
      return null;
    }
    database.sql("update trusted_mail set attempts = attempts + 1, tried_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", id).update();
    return next;
  }

  private static Instant lastTry(Mail mail) {
    return mail.madeAt().plus(mail.kind().equals(ASK) ? TRY_TO_ASK : TRY_A_TAP);
  }

  private boolean waits(UUID id) {
    return database.sql("select exists (select from trusted_mail where id = :id and state = 'waiting')").param("id", id)
        .query(Boolean.class).single();
  }

  private To to(Viewer.Job viewer, TrustedPersonId to) {
    return database.sql("select link_id, sealed, address_hash from trust where id = :id").param("id", to.value())
        .query((row, i) -> new To(new LinkId(row.getObject("link_id", UUID.class)),
            json.readValue(words.open(viewer, to.key(), "trust", to.value(), row.getBytes("sealed")), Both.class),
            row.getBytes("address_hash"))).single();
  }

  private void became(UUID id, String state) {
    database.sql("update trusted_mail set state = :state, tried_at = :now where id = :id").param("state", state)
        .param("now", Timestamp.from(clock.instant())).param("id", id).update();
  }

  private static Mail mail(ResultSet row, int i) throws SQLException {
    return new Mail(new TrustedPersonId(row.getObject("trust_id", UUID.class)), row.getString("kind"),
        row.getTimestamp("made_at").toInstant(), row.getInt("attempts"));
  }
}
