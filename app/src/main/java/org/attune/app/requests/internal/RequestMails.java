package org.attune.app.requests.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.requests.FirstTalkRequestId;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mails to enquirers: one that asks to confirm the address, and one that says there is news. Neither says of what. */
@Service
public class RequestMails implements MailKind<RequestMails.RequestMail> {

  private static final DeliveryPolicy POLICY = new DeliveryPolicy(List.of(Duration.ofMinutes(1), Duration.ofMinutes(4),
      Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6)), Duration.ofDays(2),
      true, true);

  private final JdbcClient database;
  private final RequestRecords records;
  private final Outbox outbox;
  private final OutgoingMail outgoingMail;
  private final AccessLinks links;
  private final MessageSource messages;
  private final Languages languages;
  private final PublicUrl url;
  private final Clock clock;

  RequestMails(JdbcClient database, RequestRecords records, Outbox outbox, OutgoingMail outgoingMail, AccessLinks links,
      MessageSource messages, Languages languages, PublicUrl url, Clock clock) {
    this.database = database;
    this.records = records;
    this.outbox = outbox;
    this.outgoingMail = outgoingMail;
    this.links = links;
    this.messages = messages;
    this.languages = languages;
    this.url = url;
    this.clock = clock;
  }

  enum Kind {
    CONFIRM, NEWS;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A mail that waits. */
  public record RequestMail(UUID id, FirstTalkRequestId request, String kind, Instant madeAt, int attempts) implements MailKind.WaitingMail {
    @Override
    public DeliveryPolicy policy() {
      return POLICY;
    }
  }

  @Transactional
  public void askToConfirm(Viewer.Job viewer, FirstTalkRequestId request) {
    add(viewer, request, Kind.CONFIRM);
  }

  /** That there is news; once where a mail that says so is still on its way. */
  @Transactional
  public void tellOfNews(Viewer.Job viewer, FirstTalkRequestId request) {
    if (!database.sql("select exists (select from request_mail where request_id = :request and kind = 'news')")
        .param("request", request.value()).query(Boolean.class).single()) {
      add(viewer, request, Kind.NEWS);
    }
  }

  private void add(Viewer.Job viewer, FirstTalkRequestId request, Kind kind) {
    if (!outgoingMail.isConfigured()) {
      return;
    }
    UUID id = UUID.randomUUID();
    Instant now = clock.instant();
    database.sql("insert into request_mail (id, request_id, practice_id, kind, made_at) values (:id, :request, :practice, :kind, :now)")
        .param("id", id).param("request", request.value()).param("practice", viewer.practice().value()).param("kind", kind.code())
        .param("now", Timestamp.from(now)).update();
    outbox.schedule(this, viewer, id, now);
  }

  @Override
  public String job() {
    return "requests.mail";
  }

  @Override
  public Optional<RequestMail> lock(Viewer.Job viewer, UUID id) {
    return database.sql("select * from request_mail where id = :id for update skip locked").param("id", id).query(RequestMails::mail)
        .optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from request_mail where id = :id)").param("id", id).query(Boolean.class).single();
  }

  @Override
  public Optional<ComposedMail> compose(Viewer.Job viewer, RequestMail mail) {
    return records.details(viewer, mail.request()).map(details -> {
      String subject = "requests.mail." + mail.kind() + ".subject";
      String body = "requests.mail." + mail.kind() + ".body";
      Locale in = languages.speaking(records.language(viewer, mail.request()).orElse(Languages.ENGLISH), subject, body);
      return new ComposedMail(details.address(), messages.getMessage(subject, null, in),
          messages.getMessage(body, new Object[] {linkTo(viewer, mail.request())}, in) + "\n");
    });
  }

  /** The address of the request's page, with a fresh secret. */
  @Transactional
  public String linkTo(Viewer.Job viewer, FirstTalkRequestId request) {
    AccessLinkId link = database.sql("select link_id from first_talk_request where id = :id").param("id", request.value())
        .query((row, i) -> new AccessLinkId(row.getObject(1, UUID.class))).single();
    return url.urlFor(links.issueSecret(viewer, link));
  }

  @Override
  public void keepTrying(Viewer.Job viewer, RequestMail mail, Instant next) {
    database.sql("update request_mail set attempts = attempts + 1 where id = :id").param("id", mail.id()).update();
  }

  @Override
  public void end(Viewer.Job viewer, RequestMail mail, Outcome outcome) {
    database.sql("delete from request_mail where id = :id").param("id", mail.id()).update();
  }

  private static RequestMail mail(ResultSet row, int i) throws SQLException {
    return new RequestMail(row.getObject("id", UUID.class), new FirstTalkRequestId(row.getObject("request_id", UUID.class)),
        row.getString("kind"), row.getTimestamp("made_at").toInstant(), row.getInt("attempts"));
  }
}
