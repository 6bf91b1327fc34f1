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
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.Letter;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
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
 * The mails to trusted people. Each stays as a row that says what became of it, and what is asked with a tap is given up soon:
 * "could you call?" of yesterday helps nobody.
 */
@Service
public class TrustedMails implements MailKind<TrustedMails.TrustedMail> {

  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10),
      Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6));
  private static final DeliveryPolicy OF_ASKING = new DeliveryPolicy(PAUSES, Duration.ofDays(2), true, true);
  private static final DeliveryPolicy OF_A_TAP = new DeliveryPolicy(PAUSES, Duration.ofMinutes(30), true, true);
  private static final String ASK = "ask";

  private final JdbcClient database;
  private final Outbox outbox;
  private final Words words;
  private final Links links;
  private final Answering answering;
  private final AskedAddresses addresses;
  private final Wordings wordings;
  private final Post post;
  private final PublicUrl url;
  private final JsonMapper json;
  private final Clock clock;

  TrustedMails(JdbcClient database, Outbox outbox, Words words, Links links, Answering answering, AskedAddresses addresses, Wordings wordings,
      Post post, PublicUrl url, JsonMapper json, Clock clock) {
    this.database = database;
    this.outbox = outbox;
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

  /** A mail that waits. */
  public record TrustedMail(UUID id, TrustedPersonId to, String kind, Instant madeAt, int attempts) implements MailKind.WaitingMail {
    @Override
    public DeliveryPolicy policy() {
      return kind.equals(ASK) ? OF_ASKING : OF_A_TAP;
    }
  }

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
      outbox.schedule(this, new Viewer.Job(practice), id, now);
    }
    return isNew;
  }

  @Override
  public String job() {
    return "theone.mail";
  }

  @Override
  public Optional<TrustedMail> lock(Viewer.Job viewer, UUID id) {
    return database.sql("select * from trusted_mail where id = :id and state = 'waiting' for update skip locked")
        .param("id", id).query(TrustedMails::mail).optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from trusted_mail where id = :id and state = 'waiting')").param("id", id)
        .query(Boolean.class).single();
  }

  @Override
  public Optional<Letter> compose(Viewer.Job viewer, TrustedMail mail) {
    To to = to(viewer, mail.to());
    if (!isWanted(mail, to)) {
      return Optional.empty();
    }
    Wordings.Wording wording = wordings.of(mail.kind(), to.both().me(), url.to(links.issueSecret(viewer, to.link())));
    return Optional.of(new Letter(to.both().address(), wording.subject(), wording.body()));
  }

  /** It may have been ended since it was put on its way. */
  private boolean isWanted(TrustedMail mail, To to) {
    var trusted = new Viewer.Trusted(to.link(), mail.to().value());
    return mail.kind().equals(ASK) ? !addresses.isNever(trusted, to.address()) : answering.mayBeAsked(trusted, List.of());
  }

  @Override
  public void keepTrying(Viewer.Job viewer, TrustedMail mail, Instant next) {
    database.sql("update trusted_mail set attempts = attempts + 1, tried_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", mail.id()).update();
  }

  /** The row stays: whoever asked is told what became of it. An address that does not exist may be tried by others. */
  @Override
  public void end(Viewer.Job viewer, TrustedMail mail, Outcome outcome) {
    if (outcome == Outcome.REJECTED && mail.kind().equals(ASK)) {
      addresses.release(viewer, to(viewer, mail.to()).address());
    }
    String state = switch (outcome) {
      case SENT -> "sent";
      case NOT_WANTED, GIVEN_UP -> "failed";
      case REJECTED -> "rejected";
    };
    database.sql("update trusted_mail set state = :state, tried_at = :now where id = :id").param("state", state)
        .param("now", Timestamp.from(clock.instant())).param("id", mail.id()).update();
  }

  private To to(Viewer.Job viewer, TrustedPersonId to) {
    return database.sql("select link_id, sealed, address_hash from trust where id = :id").param("id", to.value())
        .query((row, i) -> new To(new LinkId(row.getObject("link_id", UUID.class)),
            json.readValue(words.open(viewer, to.key(), "trust", to.value(), row.getBytes("sealed")), Both.class),
            row.getBytes("address_hash"))).single();
  }

  private static TrustedMail mail(ResultSet row, int i) throws SQLException {
    return new TrustedMail(row.getObject("id", UUID.class), new TrustedPersonId(row.getObject("trust_id", UUID.class)), row.getString("kind"),
        row.getTimestamp("made_at").toInstant(), row.getInt("attempts"));
  }
}
