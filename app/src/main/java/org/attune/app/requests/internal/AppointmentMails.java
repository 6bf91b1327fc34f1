package org.attune.app.requests.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DeliveryPolicy;
import org.attune.app.notifications.MailKind;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.openings.AppointmentCalendarFile;
import org.attune.app.openings.Booking;
import org.attune.app.openings.HoldId;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.OpeningSlot;
import org.attune.app.openings.Openings;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTime;
import org.attune.app.requests.RequestSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails about a booked first talk: an entry for the calendar of each of the two, which is taken out again where it is cancelled,
 * and a reminder to the enquirer. None says what the appointment is for, or names the other.
 */
@Service
public class AppointmentMails implements MailKind<AppointmentMails.AppointmentMail> {

  private static final Duration REMINDED_BEFORE = Duration.ofHours(24);
  private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(3));
  private static final DeliveryPolicy POLICY = new DeliveryPolicy(PAUSES, Duration.ofDays(2), true, true);
  private static final DeliveryPolicy BEFORE_IT_BEGINS = new DeliveryPolicy(PAUSES, REMINDED_BEFORE, true, true);

  private final JdbcClient database;
  private final RequestRecords records;
  private final RequestMails requestMails;
  private final Openings openings;
  private final People people;
  private final Practices practices;
  private final Outbox outbox;
  private final OutgoingMail outgoingMail;
  private final MessageSource messages;
  private final Languages languages;
  private final PublicUrl url;
  private final Clock clock;

  AppointmentMails(JdbcClient database, RequestRecords records, RequestMails requestMails, Openings openings, People people,
      Practices practices, Outbox outbox, OutgoingMail outgoingMail, MessageSource messages, Languages languages, PublicUrl url, Clock clock) {
    this.database = database;
    this.records = records;
    this.requestMails = requestMails;
    this.openings = openings;
    this.people = people;
    this.practices = practices;
    this.outbox = outbox;
    this.outgoingMail = outgoingMail;
    this.messages = messages;
    this.languages = languages;
    this.url = url;
    this.clock = clock;
  }

  enum Kind {
    BOOKED, CANCELLED, REMINDER;

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * A mail that waits.
   *
   * @param reader the therapist, or null for the enquirer
   */
  public record AppointmentMail(UUID id, FirstTalkRequestId request, @Nullable PersonId reader, Kind kind, Booking booking, Instant madeAt,
      int attempts) implements MailKind.WaitingMail {
    @Override
    public DeliveryPolicy policy() {
      return kind == Kind.REMINDER ? BEFORE_IT_BEGINS : POLICY;
    }
  }

  /** That it is booked, or has another time now; and a reminder a day before. */
  @Transactional
  public void tellOfBooking(Viewer.Job viewer, RequestSummary is, Booking booking) {
    Instant now = clock.instant();
    add(viewer, is.id(), null, Kind.BOOKED, booking, now);
    add(viewer, is.id(), booking.therapist(), Kind.BOOKED, booking, now);
    Instant dayBefore = booking.slot().start().minus(REMINDED_BEFORE);
    if (dayBefore.isAfter(now)) {
      add(viewer, is.id(), null, Kind.REMINDER, booking, dayBefore);
    }
  }

  /** That a booked time is given up, while it lies ahead and is still booked. */
  @Transactional
  public void tellOfCancelling(Viewer.Job viewer, RequestSummary is) {
    Instant now = clock.instant();
    is.bookedTime().map(OfferedTime::hold).flatMap(hold -> openings.find(viewer, hold))
        .filter(booking -> booking.slot().start().isAfter(now))
        .ifPresent(booking -> {
          add(viewer, is.id(), null, Kind.CANCELLED, booking, now);
          add(viewer, is.id(), booking.therapist(), Kind.CANCELLED, booking, now);
        });
  }

  private void add(Viewer.Job viewer, FirstTalkRequestId request, @Nullable PersonId reader, Kind kind, Booking booking, Instant at) {
    if (!outgoingMail.isConfigured()) {
      return;
    }
    UUID id = UUID.randomUUID();
    database.sql("""
            insert into appointment_mail (id, request_id, practice_id, person_id, kind, hold_id, starts_at, minutes, format, moved, made_at)
            values (:id, :request, :practice, :reader, :kind, :hold, :start, :minutes, :format, :moved, :at)
            """)
        .param("id", id).param("request", request.value()).param("practice", viewer.practice().value())
        .param("reader", reader == null ? null : reader.value()).param("kind", kind.code()).param("hold", booking.id().value())
        .param("start", Timestamp.from(booking.slot().start())).param("minutes", booking.slot().length().toMinutes())
        .param("format", booking.slot().format().code()).param("moved", booking.moved()).param("at", Timestamp.from(at)).update();
    outbox.schedule(this, viewer, id, at);
  }

  @Override
  public String job() {
    return "requests.appointment-mail";
  }

  @Override
  public Optional<AppointmentMail> lock(Viewer.Job viewer, UUID id) {
    return database.sql("""
            select m.*, r.therapist_id from appointment_mail m join first_talk_request r on r.id = m.request_id
            where m.id = :id for update of m skip locked
            """).param("id", id).query(AppointmentMails::mail).optional();
  }

  @Override
  public boolean isWaiting(Viewer.Job viewer, UUID id) {
    return database.sql("select exists (select from appointment_mail where id = :id)").param("id", id).query(Boolean.class).single();
  }

  /** Nothing where the booking was moved or given up meanwhile: another mail says so. */
  @Override
  public Optional<ComposedMail> compose(Viewer.Job viewer, AppointmentMail mail) {
    boolean isAsItWas = openings.find(viewer, mail.booking().id()).filter(is -> is.moved() == mail.booking().moved()).isPresent();
    if (mail.kind() != Kind.CANCELLED && !isAsItWas) {
      return Optional.empty();
    }
    PersonId therapist = mail.reader();
    if (therapist == null) {
      return records.details(viewer, mail.request()).flatMap(details -> MailAddress.of(details.address())).map(address ->
          mail(viewer, mail, address, records.language(viewer, mail.request()).orElse(Languages.ENGLISH),
              requestMails.linkTo(viewer, mail.request())));
    }
    ContactDetails contact = people.contactDetails(viewer, therapist);
    return Optional.ofNullable(contact.confirmedAddress()).flatMap(MailAddress::of).map(address -> mail(viewer, mail, address,
        people.language(viewer, therapist).flatMap(Languages::shipped).orElse(Languages.ENGLISH), url.urlFor("/requests")));
  }

  private ComposedMail mail(Viewer.Job viewer, AppointmentMail mail, MailAddress to, Locale wanted, String link) {
    String key = "requests.mail." + mail.kind().code();
    Locale in = languages.speaking(wanted, key + ".body");
    String body = messages.getMessage(key + ".body", new Object[] {moment(viewer, mail.booking().slot().start(), in), link}, in);
    return new ComposedMail(to.text(), messages.getMessage("requests.mail.appointment.subject", null, in), body + "\n",
        mail.kind() == Kind.REMINDER ? null : entry(mail, to, messages.getMessage("requests.calendar", null, in)));
  }

  private ComposedMail.CalendarEntry entry(AppointmentMail mail, MailAddress to, String summary) {
    var people = new AppointmentCalendarFile.Correspondents(outgoingMail.sender(), to);
    return mail.kind() == Kind.CANCELLED
        ? new ComposedMail.CalendarEntry("CANCEL", AppointmentCalendarFile.cancel(mail.booking(), people, summary, mail.madeAt()))
        : new ComposedMail.CalendarEntry("REQUEST", AppointmentCalendarFile.request(mail.booking(), people, summary, mail.madeAt()));
  }

  /** As pages say it, in the practice's zone. */
  private String moment(Viewer.Job viewer, Instant start, Locale in) {
    ZoneId zone = practices.find(viewer, viewer.practice()).map(Practice::timeZone).orElseThrow(NotFound::new);
    ZonedDateTime local = start.atZone(zone);
    return messages.getMessage("layout.moment", new Object[] {format(local, "layout.day-pattern", in), format(local, "layout.time-pattern", in)}, in);
  }

  private String format(ZonedDateTime local, String pattern, Locale in) {
    return DateTimeFormatter.ofPattern(Objects.requireNonNull(messages.getMessage(pattern, null, in)), in).format(local);
  }

  @Override
  public void keepTrying(Viewer.Job viewer, AppointmentMail mail, Instant next) {
    database.sql("update appointment_mail set attempts = attempts + 1 where id = :id").param("id", mail.id()).update();
  }

  @Override
  public void end(Viewer.Job viewer, AppointmentMail mail, Outcome outcome) {
    database.sql("delete from appointment_mail where id = :id").param("id", mail.id()).update();
  }

  private static AppointmentMail mail(ResultSet row, int i) throws SQLException {
    UUID request = row.getObject("request_id", UUID.class);
    UUID reader = row.getObject("person_id", UUID.class);
    var slot = new OpeningSlot(row.getTimestamp("starts_at").toInstant(), Duration.ofMinutes(row.getInt("minutes")),
        MeetingFormat.of(row.getString("format")));
    return new AppointmentMail(row.getObject("id", UUID.class), new FirstTalkRequestId(request), reader == null ? null : new PersonId(reader),
        Kind.of(row.getString("kind")), new Booking(new HoldId(row.getObject("hold_id", UUID.class)), request,
            new PersonId(row.getObject("therapist_id", UUID.class)), slot, row.getInt("moved")),
        row.getTimestamp("made_at").toInstant(), row.getInt("attempts"));
  }
}
