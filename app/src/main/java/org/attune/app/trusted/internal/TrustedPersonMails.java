package org.attune.app.trusted.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.encryption.FieldEncryption;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PracticeId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.space.SpaceId;
import org.attune.app.trusted.SharedDetails;
import org.attune.app.trusted.SupportRequest;
import org.attune.app.trusted.TrustedPersonId;
import org.attune.app.trusted.TrustedPersonResponses;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mails to trusted people. Each stays as a row that says what became of it, and a support request is given up soon:
 * "could you call?" of yesterday helps nobody.
 */
@Service
public class TrustedPersonMails implements MailKind<TrustedPersonMails.TrustedMail> {

  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(4), Duration.ofMinutes(10),
      Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6));
  private static final DeliveryPolicy OF_ASKING = new DeliveryPolicy(PAUSES, Duration.ofDays(2), true, true);
  private static final DeliveryPolicy OF_A_TAP = new DeliveryPolicy(PAUSES, Duration.ofMinutes(30), true, true);
  private static final String ASK = "ask";

  private final JdbcClient database;
  private final Outbox outbox;
  private final FieldEncryption encryption;
  private final AccessLinks links;
  private final TrustedPersonResponses answering;
  private final InvitedAddresses addresses;
  private final TrustedPersonMailTexts wordings;
  private final OutgoingMail outgoingMail;
  private final PublicUrl url;
  private final JsonMapper json;
  private final Clock clock;

  TrustedPersonMails(JdbcClient database, Outbox outbox, FieldEncryption encryption, AccessLinks links,
      TrustedPersonResponses answering, InvitedAddresses addresses, TrustedPersonMailTexts wordings,
      OutgoingMail outgoingMail, PublicUrl url, JsonMapper json, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.encryption = encryption;
    this.links = links;
    this.answering = answering;
    this.addresses = addresses;
    this.wordings = wordings;
    this.outgoingMail = outgoingMail;
    this.url = url;
    this.json = json;
    this.clock = clock;
  }

  /** A mail that waits. */
  public record TrustedMail(UUID id, TrustedPersonId to, String kind, @Nullable String language,
      Instant madeAt, int attempts) implements MailKind.WaitingMail {
    @Override
    public DeliveryPolicy policy() {
      return kind.equals(ASK) ? OF_ASKING : OF_A_TAP;
    }
  }

  private record Recipient(AccessLinkId link, SharedDetails both, byte[] address) {}

  /**
   * Puts a mail on its way; where no mail server is set, it has failed already.
   *
   * @param kind what the request asks; null for the mail that asks somebody to be there
   * @return false where the id is another row's
   */
  @Transactional
  public boolean add(Viewer.Oneself viewer, SpaceId space, PracticeId practice, TrustedPersonId to, UUID id,
      SupportRequest.@Nullable Kind kind) {
    Instant now = clock.instant();
    boolean isNew = database.sql("""
            insert into trusted_mail (id, space_id, trust_id, practice_id, kind, language, made_at, state)
            values (:id, :space, :trust, :practice, :kind, (select language from person where id = :me), :now, :state)
            on conflict (id) do nothing
            """)
        .param("id", id).param("me", viewer.person().value()).param("space", space.value()).param("trust", to.value()).param("practice", practice.value())
        .param("kind", kind == null ? ASK : kind.code()).param("now", Timestamp.from(now))
        .param("state", outgoingMail.isConfigured() ? "waiting" : "failed").update() == 1;
    if (isNew && outgoingMail.isConfigured()) {
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
        .param("id", id).query(TrustedPersonMails::mail).optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from trusted_mail where id = :id and state = 'waiting')").param("id", id)
        .query(Boolean.class).single();
  }

  @Override
  public Optional<ComposedMail> compose(Viewer.Job viewer, TrustedMail mail) {
    Recipient to = to(viewer, mail.to());
    if (!isWanted(mail, to)) {
      return Optional.empty();
    }
    TrustedPersonMailTexts.MailText wording = wordings.of(mail.kind(), to.both().me(), url.urlFor(links.issueSecret(viewer, to.link())),
        mail.language());
    return Optional.of(new ComposedMail(to.both().address(), wording.subject(), wording.body()));
  }

  /** It may have been ended since it was put on its way. */
  private boolean isWanted(TrustedMail mail, Recipient to) {
    var trusted = new Viewer.Trusted(to.link(), mail.to().value());
    return mail.kind().equals(ASK) ? !addresses.isBlocked(trusted, to.address()) : answering.isWithinLimits(trusted, List.of());
  }

  @Override
  public void keepTrying(Viewer.Job viewer, TrustedMail mail, Instant next) {
    database.sql("update trusted_mail set attempts = attempts + 1, tried_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant())).param("id", mail.id()).update();
  }

  /** The row stays: the person who asked is told what became of it. An address that does not exist may be tried by others. */
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

  private Recipient to(Viewer.Job viewer, TrustedPersonId to) {
    return database.sql("select link_id, sealed, address_hash from trust where id = :id").param("id", to.value())
        .query((row, i) -> new Recipient(new AccessLinkId(row.getObject("link_id", UUID.class)),
            json.readValue(encryption.open(viewer, to.key(), "trust", to.value(), row.getBytes("sealed")), SharedDetails.class),
            row.getBytes("address_hash"))).single();
  }

  private static TrustedMail mail(ResultSet row, int i) throws SQLException {
    return new TrustedMail(row.getObject("id", UUID.class), new TrustedPersonId(row.getObject("trust_id", UUID.class)), row.getString("kind"),
        row.getString("language"), row.getTimestamp("made_at").toInstant(), row.getInt("attempts"));
  }
}
