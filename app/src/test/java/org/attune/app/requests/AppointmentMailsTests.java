package org.attune.app.requests;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.StrictCalendar;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.Viewer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both are sent about a first talk that is booked: it begins on Monday at noon, and now it is Thursday. */
class AppointmentMailsTests extends FirstTalkTestBase {

  private String claras;

  @BeforeEach
  void clarasAddressIsConfirmed() {
    claras = "clara-" + UUID.randomUUID() + "@work.example";
    application.getBean(People.class).changeContactDetails(clara.asOneself(), new ContactDetails(claras, null));
    database.asOwner().sql("update contact set confirmed_at = now() where person_id = ?").param(clara.person().value()).update();
  }

  @Test
  void bothGetTheSameEntryForTheirCalendarsAndItSaysAppointmentAndNoMore() throws Exception {
    bookedAndRead();
    assertThat(SERVER.getReceivedMessages()).hasSize(2).anySatisfy(mail -> assertThat(to(mail)).isEqualTo(claras));
    for (MimeMessage mail : SERVER.getReceivedMessages()) {
      assertThat(mail.getSubject()).isEqualTo("Your appointment");
      assertThat(text(mail)).contains("your appointment is on Monday").contains(", 12:00.").doesNotContain("Clara", "Maya", "talk");
      assertThat(entryType(mail)).contains("method=REQUEST");
      StrictCalendar.read(entry(mail));
      assertThat(entry(mail).replace("\r\n ", "")).contains(":mailto:" + to(mail));
      assertThat(entry(mail)).contains("METHOD:REQUEST", "SEQUENCE:0", "SUMMARY:Appointment", "ATTENDEE").doesNotContain("Clara", "Maya", "talk", "LOCATION", "DESCRIPTION");
    }
    assertThat(Stream.of(SERVER.getReceivedMessages()).map(mail -> uid(entry(mail))).distinct()).as("one appointment").hasSize(1);
  }

  @Test
  void theEnquirerIsRemindedADayBeforeAndOnlyOnce() throws Exception {
    bookedAndRead();
    SERVER.purgeEmailFromAllMailboxes();
    time.advance(Duration.ofDays(3).minusSeconds(1));
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    time.advance(Duration.ofSeconds(1));
    jobs.run();
    assertThat(text(latest())).contains("a reminder of your appointment on Monday", "/l/").doesNotContain("Clara", "Maya", "talk");
    assertThat(to(latest())).startsWith("maya-");
    time.advance(Duration.ofDays(2));
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aMovedTalkMovesInBothCalendarsAndItsOldTimeBringsNoReminder() throws Exception {
    claraHasTime();
    Viewer.Enquirer maya = bookedAndRead();
    String before = uid(entry(latest()));
    OfferedTimeInput later = requests.otherTimes(maya).getLast();
    requests.move(maya, later);
    SERVER.purgeEmailFromAllMailboxes();
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).hasSize(2).allSatisfy(mail ->
        assertThat(entry(mail)).contains("METHOD:REQUEST", "SEQUENCE:1", before, later.start().toString().replaceAll("[-:]", "")));
    SERVER.purgeEmailFromAllMailboxes();
    time.set(later.start().minus(Duration.ofDays(1)));
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).singleElement().satisfies(mail -> assertThat(text(mail)).contains("a reminder"));
  }

  @Test
  void whatIsCancelledIsTakenOutOfTheTherapistsCalendarAndNobodyIsReminded() throws Exception {
    Viewer.Enquirer maya = bookedAndRead();
    String before = entry(latest());
    SERVER.purgeEmailFromAllMailboxes();
    requests.withdraw(maya);
    jobs.run();
    assertThat(to(latest())).isEqualTo(claras);
    assertThat(text(latest())).contains("doesn’t take place").doesNotContain("Maya");
    StrictCalendar.read(entry(latest()));
    assertThat(entry(latest())).contains("METHOD:CANCEL", "SEQUENCE:1", "STATUS:CANCELLED", uid(before));
    time.advance(Duration.ofDays(4));
    jobs.run();
    assertThat(SERVER.getReceivedMessages()).as("her address is erased").hasSize(1);
  }

  @Test
  void whereTheTherapistStepsBackBothCalendarsAreCleared() throws Exception {
    Viewer.Enquirer maya = bookedAndRead();
    SERVER.purgeEmailFromAllMailboxes();
    received.stepBack(clara, id(maya), ConflictOfInterest.KNOWS_THEM, "I’m sorry.", null);
    jobs.run();
    assertThat(Stream.of(SERVER.getReceivedMessages()).filter(mail -> entry(mail).contains("METHOD:CANCEL")).map(AppointmentMailsTests::to))
        .hasSize(2).contains(claras);
  }

  private Viewer.Enquirer bookedAndRead() throws Exception {
    Viewer.Enquirer maya = offered();
    SERVER.purgeEmailFromAllMailboxes();
    requests.book(maya, requests.status(maya).standing().times().getFirst().id());
    jobs.run();
    return maya;
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getAllRecipients()[0].toString();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String entryType(MimeMessage mail) throws MessagingException, IOException {
    return part(mail).getContentType();
  }

  /** Empty where there is none. */
  private static String entry(MimeMessage mail) {
    try {
      return mail.getContent() instanceof MimeMultipart ? new String(part(mail).getInputStream().readAllBytes(), StandardCharsets.UTF_8) : "";
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BodyPart part(MimeMessage mail) throws MessagingException, IOException {
    return ((MimeMultipart) mail.getContent()).getBodyPart(1);
  }

  private static String uid(String entry) {
    return entry.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
  }
}
