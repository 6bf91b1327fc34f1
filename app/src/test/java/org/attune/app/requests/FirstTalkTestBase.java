package org.attune.app.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.directory.TestProfiles;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.internal.DueJobs;
import org.attune.app.openings.MeetingFormat;
import org.attune.app.openings.OpeningHours;
import org.attune.app.openings.WeeklyHours;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Clara and Ben have public profiles in one practice; Ana manages it, and a stranger writes to Clara. */
@AttuneTest
abstract class FirstTalkTestBase {

  static final Viewer.Visitor VISITOR = new Viewer.Visitor();
  static final RequestWishes WISHES = new RequestWishes("Tell me when I go round in circles.", new TherapyStyle(1, 0, 0, -1), true);
  static final int MAIL_PORT = freePort();
  static final GreenMail SERVER = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private static final Pattern LINK = Pattern.compile("/l/([\\w-]+)");

  @Autowired ApplicationContext application;
  @Autowired FirstTalkRequests requests;
  @Autowired ReceivedRequests received;
  @Autowired AnswerPromises promises;
  @Autowired PublicProfiles profiles;
  @Autowired AccessLinks links;
  @Autowired DueJobs jobs;
  @Autowired MovableClock time;
  @Autowired TestDatabase database;

  TestPractice practice;
  Viewer.Member clara;
  Viewer.Member ben;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry settings) {
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> MAIL_PORT);
  }

  @BeforeEach
  void aThursdayNoonWithEmptyBoxes() throws Exception {
    database.empty();
    time.set(time.instant().atZone(TestPractice.ZONE).toLocalDate().with(TemporalAdjusters.next(DayOfWeek.THURSDAY))
        .atTime(LocalTime.NOON).atZone(TestPractice.ZONE).toInstant());
    SERVER.start();
    SERVER.purgeEmailFromAllMailboxes();
    String some = UUID.randomUUID().toString().substring(0, 8);
    practice = TestPractice.named(application, "F" + some);
    clara = practice.therapist();
    ben = practice.colleague();
    TestProfiles.published(application, practice, clara, TestProfiles.content("Clara " + some));
    TestProfiles.published(application, practice, ben, TestProfiles.content("Ben " + some));
    jobs.run();
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void stop() {
    SERVER.stop();
  }

  PublicProfile profileOf(Viewer.Member therapist) {
    return profiles.all(VISITOR).stream().filter(p -> p.therapist().equals(therapist.person())).findFirst().orElseThrow();
  }

  static String anAddress() {
    return "maya-" + UUID.randomUUID() + "@home.example";
  }

  static FirstTalkEnquiry enquiry(String address) {
    return new FirstTalkEnquiry(new RequestWords("I’ve never told anyone.", "evenings", false, false),
        new EnquirerDetails("Maya", address, "40", ""), WISHES, Locale.UK);
  }

  /** Asked, with the mail that asks to confirm on its way. */
  Viewer.Enquirer unconfirmed(String address) {
    requests.ask(VISITOR, FirstTalkRequestId.random(), profileOf(clara), enquiry(address));
    jobs.run();
    return holder();
  }

  Viewer.Enquirer asked() {
    Viewer.Enquirer maya = unconfirmed(anAddress());
    requests.confirm(maya);
    return maya;
  }

  Viewer.Enquirer read() {
    Viewer.Enquirer maya = asked();
    received.read(clara, id(maya));
    return maya;
  }

  Viewer.Enquirer offered() {
    Viewer.Enquirer maya = read();
    received.offer(clara, id(maya), "Thank you for writing.", times());
    jobs.run();
    return maya;
  }

  Viewer.Enquirer booked() {
    Viewer.Enquirer maya = offered();
    requests.book(maya, requests.status(maya).standing().times().getFirst().id());
    return maya;
  }

  /** Each day from nine to five, online. */
  void claraHasTime() {
    OpeningHours hours = application.getBean(OpeningHours.class);
    LocalDate today = time.instant().atZone(TestPractice.ZONE).toLocalDate();
    for (DayOfWeek day : DayOfWeek.values()) {
      hours.add(clara, new WeeklyHours(UUID.randomUUID(), day, new WeeklyHours.LocalHours(LocalTime.of(9, 0), LocalTime.of(17, 0),
          TestPractice.ZONE, MeetingFormat.ONLINE), new WeeklyHours.Validity(today, null)));
    }
  }

  List<OfferedTimeInput> times() {
    Instant monday = time.instant().plus(Duration.ofDays(4));
    return List.of(new OfferedTimeInput(monday, Duration.ofMinutes(30), true),
        new OfferedTimeInput(monday.plus(Duration.ofDays(1)), Duration.ofMinutes(30), false));
  }

  static FirstTalkRequestId id(Viewer.Enquirer maya) {
    return new FirstTalkRequestId(maya.request());
  }

  MimeMessage latest() {
    MimeMessage[] all = SERVER.getReceivedMessages();
    assertThat(all).isNotEmpty();
    return all[all.length - 1];
  }

  static String text(MimeMessage mail) {
    try {
      Object text = mail.getContent() instanceof MimeMultipart parts ? parts.getBodyPart(0).getContent() : mail.getContent();
      return ((String) text).replace("\r\n", "\n");
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  SecretToken secret() {
    Matcher found = LINK.matcher(text(latest()));
    assertThat(found.find()).isTrue();
    return new SecretToken(found.group(1));
  }

  /** The holder of the link of the latest mail. */
  Viewer.Enquirer holder() {
    AccessLink link = links.lookUp(VISITOR, secret()).orElseThrow();
    return new Viewer.Enquirer(link.id(), Objects.requireNonNull(link.subject()));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
