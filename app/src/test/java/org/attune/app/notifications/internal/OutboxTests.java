package org.attune.app.notifications.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.MovableClock;
import org.attune.app.SmtpServer;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.Credentials;
import org.attune.app.authentication.PasswordResetRequested;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.authentication.SignIns;
import org.attune.app.checkins.CheckInFixtures;
import org.attune.app.checkins.CheckInFixtures.Pair;
import org.attune.app.checkins.CheckInId;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Ratings;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.AddressConfirmations;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.Viewer;
import org.attune.app.notifications.ComposedMail;
import org.attune.app.notifications.DailyEmails;
import org.attune.app.notifications.MailJob;
import org.attune.app.notifications.MailLimitReached;
import org.attune.app.notifications.Outbox;
import org.attune.app.notifications.OutgoingMail;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.ContactReminderSettings;
import org.attune.app.rhythm.Interval;
import org.attune.app.risk.RiskFlagAssigned;
import org.attune.app.sessions.ClosedCourses;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.SessionId;
import org.attune.app.space.Spaces;
import org.attune.app.trusted.internal.InvitedAddresses;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.annotation.Transactional;

@AttuneTest
@TestPropertySource(properties = {"attune.url=https://care.example", "attune.mail.from=desk@care.example"})
@Import(OutboxTests.OutboxInspector.class)
class OutboxTests {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final int PORT = freePort();
  private static final GreenMail SERVER = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  /** Names as words: three letters in a row can stand in a link's secret by chance. */
  private static final Pattern NAMED = Pattern.compile("\\b(Ana|Maya|Kim)\\b");
  private static final Pattern SECRET = Pattern.compile("https://care\\.example/l/([\\w-]+)");

  @Autowired @Qualifier("practiceMailJob") MailJob mails;
  @Autowired Outbox outbox;
  @Autowired PracticeMails practiceMails;
  @Autowired DailyEmailJob dailyJob;
  @Autowired DailyEmails daily;
  @Autowired People people;
  @Autowired Credentials credentials;
  @Autowired CheckIns checkIns;
  @Autowired CourseClosures closures;
  @Autowired Invitations invitations;
  @Autowired AccessLinks links;
  @Autowired SecondSteps secondSteps;
  @Autowired CheckInFixtures pairs;
  @Autowired AddressConfirmations confirmations;
  @Autowired Circle circle;
  @Autowired ContactFrequencies rhythms;
  @Autowired Spaces spaces;
  @Autowired MovableClock time;
  @Autowired SignIns signIns;
  @Autowired JavaMailSenderImpl configured;
  @Autowired OutboxInspector inside;
  @Value("${local.server.port}") int port;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry settings) {
    SERVER.start();
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> PORT);
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void emptyBoxes() throws Exception {
    SERVER.purgeEmailFromAllMailboxes();
  }

  @Test
  void aClientIsAskedByAMailThatSaysYourAppointmentAndNoMore() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("box@home.example", "M."));
    SessionId session = pairs.held(pair);
    workThrough(pair);

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Your appointment");
    assertThat(mail.getFrom()[0].toString()).isEqualTo("desk@care.example");
    String text = (String) mail.getContent();
    assertThat(text).contains("Hello M.,").contains("your appointment")
        .doesNotContainIgnoringCase("therap").doesNotContainPattern(NAMED).doesNotContain("practice", "Attune");
    AccessLink link = links.lookUp(new Viewer.Visitor(), secret(text)).orElseThrow();
    assertThat(link.usable()).isTrue();
    assertThat(link.holder().session().value()).isEqualTo(session.value());
    checkIns.submit(link.holder(), CheckInId.random(), new Ratings(5, 5, 5, 5, 5), null);
    assertThat(checkIns.series(pair.ana(), pair.course())).hasSize(1);
  }

  @Test
  void aClientIsWrittenToInTheLanguageThatTheyChoseAndSoIsThePageThatTheMailLeadsTo() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("kasten@home.example", "M."));
    people.chooseLanguage(pair.maya(), Locale.GERMAN);
    pairs.held(pair);
    workThrough(pair);

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Dein Termin");
    String text = (String) mail.getContent();
    assertThat(text).startsWith("Hallo M.,").contains("Der Link gilt bis zu deinem nächsten Termin.").doesNotContain("link works", "Hello")
        .doesNotContainIgnoringCase("therap").doesNotContainPattern(NAMED).doesNotContain("Attune");
    var caller = new TestHttpClient(port);
    assertThat(caller.get("/l/" + secret(text).text(), "").headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("__Host-language=de;"));
    assertThat(caller.get("/l/" + secret(text).text(), "__Host-language=es").headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("language"));
  }

  @Test
  void aClientWhoAnsweredIsNotReminded() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("answered@home.example", null));
    SessionId session = pairs.held(pair);
    workThrough(pair);
    checkIns.submit(pairs.holder(pair, session), CheckInId.random(), new Ratings(5, 5, 5, 5, 5), null);
    time.advance(Duration.ofDays(2));
    workThrough(pair);

    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    assertThat(inside.mails(pair.job())).isEmpty();
  }

  @Test
  void aClientWhoSaidNotThisTimeIsNotReminded() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("declined@home.example", null));
    SessionId session = pairs.held(pair);
    workThrough(pair);
    checkIns.decline(pairs.holder(pair, session), ResponseStatus.NOT_THIS_TIME);
    time.advance(Duration.ofDays(2));
    workThrough(pair);

    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aClientIsRemindedOnceOnTheNextDay() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("quiet@home.example", null));
    pairs.held(pair);
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    for (int day = 0; day < 4; day++) {
      time.advance(Duration.ofDays(1));
      workThrough(pair);
    }

    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    String second = (String) SERVER.getReceivedMessages()[1].getContent();
    assertThat(second).startsWith("Hello,").contains("nobody will ask again");
    String first = (String) SERVER.getReceivedMessages()[0].getContent();
    // each mail has a secret of its own, and both work
    assertThat(secret(first)).isNotEqualTo(secret(second));
    assertThat(links.lookUp(new Viewer.Visitor(), secret(first))).isEqualTo(links.lookUp(new Viewer.Visitor(), secret(second)));
  }

  @Test
  void aReminderComesAtTenOnTheNextDayWhereThePracticeIs() throws Exception {
    LocalDate day = LocalDate.ofInstant(time.instant(), BERLIN).plusDays(1);
    time.set(day.atTime(0, 15).atZone(BERLIN).toInstant()); // by UTC it is still the day before
    Pair pair = pairs.mayaAndAna(new ContactDetails("late@home.example", null));
    pairs.held(pair);
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    time.set(day.plusDays(1).atTime(9, 59).atZone(BERLIN).toInstant());
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).as("at 9:59").hasSize(1);
    time.set(day.plusDays(1).atTime(10, 0).atZone(BERLIN).toInstant());
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).as("at 10:00").hasSize(2);
  }

  @Test
  void aPersonWhoIsNotToBeReachedGetsNothing() {
    Pair pair = pairs.mayaAndAna();
    pairs.held(pair);
    workThrough(pair);

    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aMailWaitsWhileTheServerIsDownAndArrivesOnce() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("patient@home.example", null));
    SERVER.stop();
    pairs.held(pair);
    UUID mail = inside.mails(pair.job()).getFirst();
    Instant next = mails.run(pair.job(), mail.toString());
    assertThat(next).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
    time.advance(Duration.ofHours(1));
    assertThat(mails.run(pair.job(), mail.toString())).isEqualTo(time.instant().plus(Duration.ofMinutes(5)));
    assertThat(inside.secrets(pair.maya())).as("what was made for a mail that did not go").isZero();

    SERVER.start();
    assertThat(mails.run(pair.job(), mail.toString())).isNull();
    assertThat(mails.run(pair.job(), mail.toString())).isNull();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aServerThatHangsHoldsNobodyUpAndItsMailArrivesOnce() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("hanging@home.example", null));
    SERVER.stop();
    SessionId session = pairs.held(pair);
    UUID mail = inside.mails(pair.job()).getFirst();
    try (var mute = new ServerSocket(PORT); var worker = Executors.newSingleThreadExecutor()) {
      Future<Instant> tried = worker.submit(() -> mails.run(pair.job(), mail.toString()));
      try (var connected = mute.accept()) {
        checkIns.submit(pairs.holder(pair, session), CheckInId.random(), new Ratings(5, 5, 5, 5, 5), null);
        assertThat(tried.isDone()).as("the mail still waits for an answer").isFalse();
        assertThat(checkIns.series(pair.ana(), pair.course())).hasSize(1);
        assertThat(tried.get()).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
        assertThat(connected.isConnected()).isTrue();
      }
    }
    SERVER.start();
    assertThat(mails.run(pair.job(), mail.toString())).isNull();
  }

  @Test
  void aServerThatHangsHoldsNobodyUpAlsoWhereItIsEncryptedFromTheFirstByte() throws Exception {
    try (var worker = Executors.newSingleThreadExecutor(); var mute = new ServerSocket(0)) {
      var encrypted = new JavaMailSenderImpl();
      encrypted.setProtocol("smtps");
      encrypted.setHost("127.0.0.1");
      encrypted.setPort(mute.getLocalPort());
      encrypted.setJavaMailProperties(configured.getJavaMailProperties());
      Future<?> tried = worker.submit(() -> {
        encrypted.testConnection();
        return null;
      });
      assertThatThrownBy(() -> tried.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }
  }

  @Test
  void aMailIsGivenUpAfterSomeDays() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("gone@home.example", null));
    SERVER.stop();
    pairs.held(pair);
    UUID mail = inside.mails(pair.job()).getFirst();
    assertThat(mails.run(pair.job(), mail.toString())).isNotNull();
    time.advance(Duration.ofDays(5));
    assertThat(mails.run(pair.job(), mail.toString())).as("within five days").isNotNull();
    time.advance(Duration.ofSeconds(1));
    assertThat(mails.run(pair.job(), mail.toString())).isNull();
    SERVER.start();
    assertThat(inside.mails(pair.job())).doesNotContain(mail);
  }

  @Test
  void twoWorkersSendAMailOnce() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("twice@home.example", null));
    pairs.held(pair);
    UUID mail = inside.mails(pair.job()).getFirst();
    Callable<Boolean> worker = () -> mails.run(pair.job(), mail.toString()) == null;
    try (var workers = Executors.newFixedThreadPool(2)) {
      for (var done : workers.invokeAll(List.of(worker, worker))) {
        done.get();
      }
    }

    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  @Test
  void twoPeopleMayShareAnAddress() {
    Pair one = pairs.mayaAndAna(new ContactDetails("shared@home.example", "M."));
    Pair two = pairs.mayaAndAna(new ContactDetails("shared@home.example", "K."));
    pairs.held(one);
    pairs.held(two);
    workThrough(one);
    workThrough(two);

    assertThat(SERVER.getReceivedMessages()).hasSize(2);
  }

  @Test
  void anInvitedClientGetsTheirLinkAndNoCode() throws Exception {
    Pair pair = pairs.mayaAndAna();
    Invitations.IssuedInvitation shown = invitations.invite(pair.ana(), new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(Role.CLIENT, "Kim", "kim@home.example", new CoursePlan(1, null, Duration.ofMinutes(50))), true);
    workThrough(pair);

    MimeMessage mail = only();
    String text = (String) mail.getContent();
    assertThat(mail.getSubject()).isEqualTo("Your appointment");
    assertThat(text).doesNotContainPattern(NAMED).doesNotContainIgnoringCase("therap").contains("It works until");
    assertThat(shown.code()).isNotNull();
    assertThat(text).doesNotContain(String.valueOf(shown.code()));
    assertThat(links.lookUp(new Viewer.Visitor(), secret(text))).isPresent();
  }

  @Test
  void anInvitedClientIsWrittenToInTheLanguageThatTheirTherapistChoseAndSoIsThePageThatTheLinkOpens() throws Exception {
    Pair pair = pairs.mayaAndAna();
    assertThat(invitations.latestLanguage(pair.ana())).isEqualTo(Locale.UK);
    invite(pair, Locale.GERMAN, true);
    workThrough(pair);

    MimeMessage mail = only();
    String text = (String) mail.getContent();
    assertThat(mail.getSubject()).isEqualTo("Dein Termin");
    assertThat(text).startsWith("Hallo,").contains("Er gilt bis ", "persönlich bekommen").doesNotContain("Hello", "link you")
        .containsPattern("\\d{1,2}\\. \\p{L}+ \\d{4}").doesNotContainPattern(NAMED).doesNotContainIgnoringCase("therap");
    var caller = new TestHttpClient(port);
    String link = "/l/" + secret(text).text();
    assertThat(caller.get(link, "").headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("__Host-language=de;"));
    assertThat(caller.get(link, "__Host-language=es").headers().allValues("Set-Cookie")).as("what they chose themselves stays")
        .noneMatch(cookie -> cookie.contains("language"));
    assertThat(invitations.latestLanguage(pair.ana())).as("proposed for the next").isEqualTo(Locale.GERMAN);
  }

  @Test
  void whereNoOtherLanguageWasChosenForAnInvitationTheBrowserSaysWhatItReads() throws Exception {
    Pair pair = pairs.mayaAndAna();
    Invitations.IssuedInvitation shown = invite(pair, Locale.UK, false);
    assertThat(new TestHttpClient(port).get("/l/" + shown.secret().text(), "").headers().allValues("Set-Cookie"))
        .isNotEmpty().noneMatch(cookie -> cookie.contains("language"));
  }

  private Invitations.IssuedInvitation invite(Pair pair, Locale language, boolean mail) {
    return invitations.invite(pair.ana(), new InvitationId(UUID.randomUUID()), new Invitations.InviteeDetails(Role.CLIENT, null, "Kim",
        "kim@home.example", language, new CoursePlan(1, null, Duration.ofMinutes(50))), mail);
  }

  @Test
  void aClientWhoseCourseWasClosedIsToldAfterTenMinutesThatSomethingChangedAndNoMore() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("closed@home.example", "M."));
    ClosedCourses.close(closures, pair.ana(), pair.course(), CourseClosure.Reason.STOPPED_COMING);
    time.advance(Duration.ofMinutes(10).minusSeconds(1));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).as("while it may have been a mistake").isEmpty();

    time.advance(Duration.ofSeconds(1));
    workThrough(pair);
    MimeMessage mail = only();
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("closed@home.example");
    assertThat(mail.getSubject()).isEqualTo("Your appointments");
    assertThat((String) mail.getContent()).startsWith("Hello M.,").contains("who you can turn to").endsWith("https://care.example/")
        .doesNotContainPattern(NAMED).doesNotContainIgnoringCase("therap").doesNotContainIgnoringCase("clos")
        .doesNotContain("/l/", "practice", "course", "Attune");
    assertThat(inside.mails(pair.job())).isEmpty();
  }

  @Test
  void aCourseThatWasReopenedInTimeOrWhoseClientConfirmedNoAddressBringsNoMail() {
    Pair reopened = pairs.mayaAndAna(new ContactDetails("reopened@home.example", null));
    ClosedCourses.close(closures, reopened.ana(), reopened.course(), CourseClosure.Reason.NEVER_BEGAN);
    closures.reopen(reopened.ana(), reopened.course());
    Pair unconfirmed = pairs.mayaAndAna();
    people.changeContactDetails(unconfirmed.maya(), new ContactDetails("unconfirmed@home.example", null));
    ClosedCourses.close(closures, unconfirmed.ana(), unconfirmed.course(), CourseClosure.Reason.NEVER_BEGAN);
    time.advance(Duration.ofMinutes(10));
    workThrough(reopened);
    workThrough(unconfirmed);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    assertThat(inside.mails(reopened.job())).as("nothing waits any more").isEmpty();
  }

  @Test
  void aResetGoesToItsPerson() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("forgot@home.example", null));
    AccessLinkId link = inside.makeReset(pair.maya());
    inside.publish(new PasswordResetRequested(pair.maya().person(), link));
    workThrough(pair);

    String text = (String) only().getContent();
    assertThat(links.lookUp(new Viewer.Visitor(), secret(text)).orElseThrow().purpose()).isEqualTo(AccessLink.Purpose.RESET);
  }

  @Test
  void whoIsToReadAnAnswerIsAskedToLookInAndToldNoMore() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("look-in@home.example", "M."));
    inside.publish(new RiskFlagAssigned(pair.practice(), pair.course(), pair.maya().person()));
    workThrough(pair);
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Please look in today");
    assertThat((String) mail.getContent()).contains("Something came in that you agreed to look at on the day.").contains("https://care.example/")
        .doesNotContainPattern(NAMED).doesNotContainIgnoringCase("harm").doesNotContainIgnoringCase("client")
        .doesNotContain("/l/", "course", "question", "answer", "Attune");
  }

  @Test
  void nothingIsMailedToAnAddressBeforeItsReaderHasConfirmedIt() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("mine@home.example", null));
    workThrough(pair); // the question about that address, which is answered already
    people.changeContactDetails(pair.maya(), new ContactDetails("somebody-elses@home.example", "Visit evil"));
    pairs.held(pair);
    inside.publish(new PasswordResetRequested(pair.maya().person(), inside.makeReset(pair.maya())));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).isEmpty();

    confirmations.request(pair.maya());
    workThrough(pair);
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Is this your address?");
    assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("somebody-elses@home.example");
    assertThat((String) mail.getContent()).doesNotContain("evil").doesNotContainPattern(NAMED);
    AccessLink link = links.lookUp(new Viewer.Visitor(), secret((String) mail.getContent())).orElseThrow();
    assertThat(confirmations.confirm(pair.maya(), link.id())).isTrue();
    pairs.held(pair);
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).hasSize(2);
    assertThat(SERVER.getReceivedMessages()[1].getSubject()).isEqualTo("Your appointment");
  }

  @Test
  void aLinkThatWasMailedToOneAddressConfirmsNoOther() throws Exception {
    Pair pair = pairs.mayaAndAna(ContactDetails.none());
    people.changeContactDetails(pair.maya(), new ContactDetails("mine@home.example", null));
    AccessLinkId mine = confirmations.request(pair.maya()).orElseThrow();
    people.changeContactDetails(pair.maya(), new ContactDetails("victim@home.example", null));
    assertThat(confirmations.confirm(pair.maya(), mine)).isFalse();
    assertThat(people.contactDetails(pair.maya(), pair.maya().person()).confirmed()).isFalse();
    workThrough(pair);
  }

  @Test
  void oneAddressGetsTwentyMailsADayOfAllKindsHoweverItIsSpelt() throws Exception {
    Pair pair = pairs.mayaAndAna();
    for (int i = 0; i < 20; i++) {
      assertThat(inside.send(pair.job(), i % 2 == 0 ? "full@home.example" : "F.ull+" + i + "@HOME.example")).isTrue();
    }
    assertThatThrownBy(() -> inside.send(pair.job(), "full@home.example")).isInstanceOf(MailLimitReached.class);
    assertThat(inside.send(pair.job(), "another@home.example")).isTrue();
    assertThat(SERVER.getReceivedMessages()).hasSize(21);
    time.advance(Duration.ofHours(24));
    assertThat(inside.send(pair.job(), "full@home.example")).isTrue();
  }

  @Test
  void somebodyWithoutAPracticeIsAskedToConfirmTheirAddressWhenTheyJoinOne() throws Exception {
    var kim = new Viewer.Oneself(PersonId.random());
    people.create(kim, "Kim", new ContactDetails("kim@home.example", null));
    assertThat(confirmations.request(kim)).as("no practice mails there").isEmpty();
    assertThat(confirmations.isPending(kim)).isFalse();

    Pair pair = pairs.mayaAndAna();
    Invitations.IssuedInvitation shown = invitations.invite(pair.ana(), new InvitationId(UUID.randomUUID()),
        new Invitations.InviteeDetails(Role.CLIENT, "Kim", null, new CoursePlan(1, null, Duration.ofMinutes(50))), false);
    invitations.acceptWithSignIn(new Viewer.Job(pair.practice()), shown.invitation().link(), shown.code(), kim);
    assertThat(confirmations.isPending(kim)).isTrue();
    workThrough(pair);
    assertThat(only().getSubject()).isEqualTo("Is this your address?");
  }

  @Test
  void aMailServerThatIsSlowWithOneMailHoldsUpNoOther() {
    Pair pair = pairs.mayaAndAna();
    inside.send(pair.job(), "yesterday@home.example");
    time.advance(Duration.ofHours(24));
    assertThat(inside.sendAround(pair.job(), "slow@home.example",
        () -> inside.sendAtOnce(pair.job(), "quick@home.example"))).isTrue();
  }

  @Test
  void aPersonWhoSaidNeverAgainGetsNothingOfAnyKind() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("never@home.example", null));
    inside.neverAgain("never@home.example");
    pairs.held(pair);
    inside.publish(new PasswordResetRequested(pair.maya().person(), inside.makeReset(pair.maya())));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aDomainOfOtherLettersIsReachedAndAMailboxOfOtherLettersWhereTheServerTakesIt() throws Exception {
    Pair pair = pairs.mayaAndAna();
    assertThat(inside.send(pair.job(), "ben@müller.example")).isTrue();
    assertThat(only().getAllRecipients()[0].toString()).isEqualTo("ben@xn--mller-kva.example");
    assertThat(inside.send(pair.job(), "bén@müller.example")).isTrue();
    assertThat(SERVER.getReceivedMessages()[1].getHeader("To", null)).isEqualTo("bén@xn--mller-kva.example");
    SERVER.stop();
    try (var server = new SmtpServer(PORT, null)) {
      assertThatThrownBy(() -> inside.send(pair.job(), "bén@home.example")).isInstanceOf(MailException.class);
      assertThat(inside.send(pair.job(), "ben@home.example")).isTrue();
      assertThat(server.mails).singleElement().asString().contains("RCPT TO:<ben@home.example>");
    }
    SERVER.start();
  }

  @Test
  void aMailToAMailboxThatTheServerTakesNoMoreWaitsAndIsGivenUpAsAnyOther() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("zoë@home.example", null));
    SERVER.stop();
    try (var server = new SmtpServer(PORT, null)) {
      pairs.held(pair);
      UUID mail = inside.mails(pair.job()).getFirst();
      assertThat(mails.run(pair.job(), mail.toString())).isEqualTo(time.instant().plus(Duration.ofMinutes(1)));
      assertThat(mails.run(pair.job(), mail.toString())).isEqualTo(time.instant().plus(Duration.ofMinutes(5)));
      assertThat(inside.secrets(pair.maya())).as("what was made for a mail that did not go").isZero();
      time.advance(Duration.ofDays(5).plusSeconds(1));
      assertThat(mails.run(pair.job(), mail.toString())).isNull();
      assertThat(inside.mails(pair.job())).doesNotContain(mail);
      assertThat(server.mails).isEmpty();
    }
    SERVER.start();
  }

  @Test
  void oneMailboxOfOtherLettersGetsTwentyMailsADayHoweverItIsSpelt() throws Exception {
    Pair pair = pairs.mayaAndAna();
    for (int i = 0; i < 20; i++) {
      assertThat(inside.send(pair.job(), i % 2 == 0 ? "straße.zo\u00EB@home.example" : "STRASSE.ZOE\u0308@home.example")).isTrue();
    }
    assertThatThrownBy(() -> inside.send(pair.job(), "Strassezo\u00EB+1@home.example")).isInstanceOf(MailLimitReached.class);
    assertThat(SERVER.getReceivedMessages()).hasSize(20);
  }

  @Test
  void onTheirOwnPageAMailboxOfOtherLettersIsTakenWhereTheServerTakesIt() throws Exception {
    Pair pair = pairs.mayaAndAna();
    credentials.createSignIn(pair.maya(), "zoe-" + UUID.randomUUID(), TestPractice.HASHED);
    Map<String, String> form = Map.of("reach", "mail", "address", "zoë@home.example", "passwordNow", TestPractice.PASSWORD);
    time.advance(Duration.ofHours(1)); // what the server said to other tests holds no more
    SERVER.stop();
    try (var server = new SmtpServer(PORT, null)) {
      HttpResponse<String> refused = posts(pair.maya(), form);
      assertThat(refused.statusCode()).isEqualTo(422);
      assertThat(refused.body()).contains("Before the @, we can only use plain letters from a to z", "zoë@home.example");
      assertThat(refused.body()).as("a browser would refuse it in words of its own").doesNotContain("type=\"email\"");
      assertThat(people.contactDetails(pair.maya(), pair.maya().person()).address()).isNull();
      assertThat(server.mails).isEmpty();
    }
    SERVER.start();

    time.advance(Duration.ofHours(1));
    assertThat(posts(pair.maya(), form).statusCode()).isEqualTo(303);
    workThrough(pair);
    assertThat(only().getSubject()).isEqualTo("Is this your address?");
    assertThat(only().getHeader("To", null)).isEqualTo("zoë@home.example");

    time.advance(Duration.ofHours(1));
    SERVER.stop();
    assertThat(posts(pair.maya(), Map.of("reach", "mail", "address", "zoë@home.example", "outsideName", "Zoë")).statusCode())
        .as("the address is as it was").isEqualTo(303);
    assertThat(posts(pair.maya(), Map.of("reach", "none", "address", "zoë@home.example", "passwordNow", TestPractice.PASSWORD)).statusCode())
        .as("somebody who wants no more mail").isEqualTo(303);
    SERVER.start();
  }

  @Test
  void aNameThatHoldsMoreThanLettersStandsInNoMail() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("named@home.example", "ring 0900 123"));
    pairs.held(pair);
    workThrough(pair);
    assertThat((String) only().getContent()).startsWith("Hello,").doesNotContain("0900");
    for (String name : List.of("M.", "Anne-Marie O’Neill", "Zoë", "Łukasz")) {
      assertThat(ContactDetails.isUsableInMails(name)).as(name).isTrue();
    }
    for (String name : List.of("", "evil.example", "a@b", "M 1", "x/y", "two\nlines", "٣", "a".repeat(61))) {
      assertThat(ContactDetails.isUsableInMails(name)).as(name).isFalse();
    }
  }

  @Test
  void aChangeToHowSomebodySignsInIsToldThemAndNotWhatItWas() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("told@home.example", null));
    secondSteps.newRecoveryCodes(pair.maya());
    secondSteps.newRecoveryCodes(pair.maya());
    workThrough(pair);

    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("Your sign-in");
    assertThat((String) mail.getContent()).contains("Something about how you sign in has changed",
        "https://care.example/account/sign-in").doesNotContainIgnoringCase("code").doesNotContain("/l/", "Maya", "Attune");
  }

  @Test
  void aNoteSaysANoteForYouComesOnceAtItsHourAndNotWhereTheyWereInTouchMeanwhile() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("note@home.example", null));
    LocalDate today = LocalDate.ofInstant(time.instant(), BERLIN);
    ConnectionId ruth = ConnectionId.random();
    ConnectionId ben = ConnectionId.random();
    circle.add(pair.maya(), ruth, "Ruth", "");
    circle.add(pair.maya(), ben, "Ben", "");
    rhythms.choose(pair.maya(), ruth, Interval.WEEK, today);
    rhythms.choose(pair.maya(), ben, Interval.WEEK, today);
    rhythms.choose(pair.maya(), new ContactReminderSettings(false, 18), BERLIN);
    time.set(today.plusDays(5).atTime(12, 0).atZone(BERLIN).toInstant());
    rhythms.recordContact(pair.maya(), UUID.randomUUID(), ben, today.plusDays(5), "");
    time.set(today.plusDays(7).atTime(17, 59).atZone(BERLIN).toInstant());
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
    time.advance(Duration.ofMinutes(1));
    workThrough(pair);
    MimeMessage mail = only();
    assertThat(mail.getSubject()).isEqualTo("A note for you");
    assertThat((String) mail.getContent()).contains("https://care.example/\r\n")
        .doesNotContain("Ruth", "Ben", "Maya", "Attune", "touch", "/l/").doesNotContainIgnoringCase("therap");
    circle.setApart(pair.maya(), ben);
    time.advance(Duration.ofDays(30));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).as("who was set apart is no reason, and nothing comes twice").hasSize(1);
  }

  @Test
  void somebodyWhoWorksHereIsToldAtTheirHourThatSomethingWaitsAndNoMore() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("client@home.example", null));
    people.changeContactDetails(pair.ana().asOneself(), new ContactDetails("ana@work.example", null));
    confirmations.confirm(pair.ana().asOneself(), confirmations.request(pair.ana().asOneself()).orElseThrow());
    inside.of(pair.practiceJob(), pair.ana().person()).forEach(id -> mails.run(pair.practiceJob(), id.toString()));
    SessionId session = pairs.held(pair);
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    LocalDate today = LocalDate.ofInstant(time.instant(), berlin);
    daily.changeHour(pair.ana(), 7);
    assertThat(look(pair, today.plusDays(1).atTime(7, 0).atZone(berlin).toInstant()))
        .isEqualTo(today.plusDays(2).atTime(7, 0).atZone(berlin).toInstant());
    assertThat(inside.of(pair.practiceJob(), pair.ana().person())).as("nothing arrived").isEmpty();
    time.advance(Duration.ofHours(3));
    checkIns.submit(pairs.holder(pair, session), CheckInId.random(), new Ratings(5, 5, 5, 5, 5), null);
    look(pair, today.plusDays(2).atTime(7, 0).atZone(berlin).toInstant());
    inside.of(pair.practiceJob(), pair.ana().person()).forEach(id -> mails.run(pair.practiceJob(), id.toString()));
    MimeMessage mail = only();
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ana@work.example");
    assertThat(mail.getSubject()).isEqualTo("Something is waiting for you");
    assertThat((String) mail.getContent()).contains("https://care.example/\r\n").doesNotContainPattern(NAMED)
        .doesNotContainIgnoringCase("check-in").doesNotContainIgnoringCase("client").doesNotContain("/l/", "Attune");

    look(pair, today.plusDays(3).atTime(7, 0).atZone(berlin).toInstant());
    assertThat(inside.of(pair.practiceJob(), pair.ana().person())).as("of the same nothing is said twice").isEmpty();
    daily.changeHour(pair.ana(), null);
    assertThat(look(pair, today.plusDays(4).atTime(7, 0).atZone(berlin).toInstant())).as("they chose none").isNull();
  }

  @Test
  void somebodyWhoComesBackToThePracticeHasTheirDailyEmailAgain() {
    Pair pair = pairs.mayaAndAna();
    daily.changeHour(pair.ana(), 7);
    Instant seven = LocalDate.ofInstant(time.instant(), BERLIN).plusDays(1).atTime(7, 0).atZone(BERLIN).toInstant();
    people.revokeRole(pairs.manager(), pair.ana().person(), Role.THERAPIST);
    assertThat(look(pair, seven)).as("who left may come back").isEqualTo(seven.plus(Duration.ofDays(1)));
  }

  private @Nullable Instant look(Pair pair, Instant at) {
    time.set(at);
    return dailyJob.run(pair.practiceJob(), pair.ana().person() + "@7");
  }

  @Test
  void whileAllRhythmsRestNoNoteComes() throws Exception {
    Pair pair = pairs.mayaAndAna(new ContactDetails("resting@home.example", null));
    LocalDate today = LocalDate.ofInstant(time.instant(), BERLIN);
    ConnectionId ruth = ConnectionId.random();
    circle.add(pair.maya(), ruth, "Ruth", "");
    rhythms.choose(pair.maya(), new ContactReminderSettings(true, 18), BERLIN);
    rhythms.choose(pair.maya(), ruth, Interval.WEEK, today);
    time.advance(Duration.ofDays(8));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).isEmpty();

    rhythms.choose(pair.maya(), new ContactReminderSettings(false, 18), BERLIN);
    rhythms.recordContact(pair.maya(), UUID.randomUUID(), ruth, LocalDate.ofInstant(time.instant(), BERLIN), "");
    time.advance(Duration.ofDays(8));
    workThrough(pair);
    assertThat(only().getSubject()).isEqualTo("A note for you");
  }

  @Test
  void withTheSpaceGoTheNotesThatWait() {
    Pair pair = pairs.mayaAndAna(new ContactDetails("erased@home.example", null));
    LocalDate today = LocalDate.ofInstant(time.instant(), BERLIN);
    ConnectionId ruth = ConnectionId.random();
    circle.add(pair.maya(), ruth, "Ruth", "");
    rhythms.choose(pair.maya(), new ContactReminderSettings(false, 18), BERLIN);
    rhythms.choose(pair.maya(), ruth, Interval.WEEK, today);
    spaces.erase(pair.maya());
    time.advance(Duration.ofDays(30));
    workThrough(pair);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void whatWaitsHoldsNoAddressAndNoName() {
    Pair pair = pairs.mayaAndAna(new ContactDetails("hidden@home.example", "Outside"));
    pairs.held(pair);

    assertThat(inside.asText(pair.job())).isNotEmpty().noneMatch(row -> row.contains("hidden") || row.contains("Outside")
        || row.contains("Maya"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does what is due for the pair's practice, as the worker would. */
  private void workThrough(Pair pair) {
    inside.due(pair.job(), time.instant()).forEach(id -> mails.run(pair.job(), id.toString()));
  }

  private HttpResponse<String> posts(Viewer.Oneself person, Map<String, String> contact) throws Exception {
    return new TestHttpClient(port).post("/account/contact", "__Host-sign_in=" + signIns.begin(person).text(), contact);
  }

  @Test
  void aMailThatAnotherProcessIsAtIsLookedAtAgainAndNeverForgotten() {
    Pair pair = pairs.mayaAndAna(new ContactDetails("shared@home.example", null));
    pairs.held(pair);
    UUID mail = inside.mails(pair.job()).getFirst();
    Instant again = time.instant().plus(Duration.ofMinutes(5));
    assertThat(inside.<Instant>whileAnotherIsAt(pair.job(), mail, () -> mails.run(pair.job(), mail.toString()))).isEqualTo(again);
    assertThat(inside.<Instant>whileAnotherIsAt(pair.job(), mail, () -> outbox.notTaken(pair.job(), practiceMails, mail, false)))
        .as("also where this process’s server did not take it").isEqualTo(again);

    assertThat(mails.run(pair.job(), mail.toString())).isNull();
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
  }

  private MimeMessage only() {
    assertThat(SERVER.getReceivedMessages()).hasSize(1);
    return SERVER.getReceivedMessages()[0];
  }

  private static SecretToken secret(String text) {
    Matcher found = SECRET.matcher(text);
    assertThat(found.find()).isTrue();
    return new SecretToken(found.group(1));
  }

  /** The outbox as its job sees it. */
  @TestComponent
  static class OutboxInspector {
    private final JdbcClient jdbc;
    private final AccessLinks links;
    private final OutgoingMail outgoingMail;
    private final InvitedAddresses addresses;
    private final ApplicationEventPublisher events;

    OutboxInspector(JdbcClient jdbc, AccessLinks links, OutgoingMail outgoingMail, InvitedAddresses addresses,
        ApplicationEventPublisher events) {
      this.outgoingMail = outgoingMail;
      this.addresses = addresses;
      this.jdbc = jdbc;
      this.links = links;
      this.events = events;
    }

    @Transactional
    public List<UUID> due(Viewer viewer, Instant now) {
      return jdbc.sql("""
              select id from mail where next_try_at <= :now and (course_id is null or course_id = viewer_subject())
              order by next_try_at
              """)
          .param("now", Timestamp.from(now)).query((row, i) -> row.getObject(1, UUID.class)).list();
    }

    @Transactional
    public List<UUID> of(Viewer viewer, PersonId person) {
      return jdbc.sql("select id from mail where person_id = :person").param("person", person.value())
          .query((row, i) -> row.getObject(1, UUID.class)).list();
    }

    @Transactional
    public List<UUID> mails(Viewer viewer) {
      return jdbc.sql("select id from mail where course_id = viewer_subject()").query((row, i) -> row.getObject(1, UUID.class)).list();
    }

    @Transactional
    public List<String> asText(Viewer viewer) {
      return jdbc.sql("select m::text from mail m where course_id = viewer_subject()").query((row, i) -> String.valueOf(row.getString(1))).list();
    }

    @Transactional
    public long secrets(Viewer viewer) {
      return jdbc.sql("select count(*) from link_secret").query(Long.class).single();
    }

    @Transactional
    public AccessLinkId makeReset(Viewer.Oneself viewer) {
      return links.createForPerson(viewer, AccessLink.Purpose.RESET, null);
    }

    @Transactional
    public boolean send(Viewer.Job viewer, String to) {
      return outgoingMail.send(viewer, UUID.randomUUID(), new ComposedMail(to, "A note", "A note."));
    }

    /** Sends a mail, and another before the first is over. */
    @Transactional
    public boolean sendAround(Viewer.Job viewer, String to, Supplier<Boolean> meanwhile) {
      return send(viewer, to) && CompletableFuture.supplyAsync(meanwhile).join();
    }

    /** Sends a mail, or fails where it would have to wait for another. */
    @Transactional
    public boolean sendAtOnce(Viewer.Job viewer, String to) {
      jdbc.sql("set local lock_timeout = '2s'").update();
      return send(viewer, to);
    }

    @Transactional
    public <X> @Nullable X whileAnotherIsAt(Viewer.Job viewer, UUID mail, Supplier<@Nullable X> meanwhile) {
      jdbc.sql("select id from mail where id = :id for update").param("id", mail).query(UUID.class).single();
      return CompletableFuture.supplyAsync(meanwhile).orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Transactional
    public void neverAgain(String address) {
      addresses.block(new Viewer.Trusted(AccessLinkId.random(), UUID.randomUUID()),
          addresses.hash(InvitedAddresses.canonical(address).orElseThrow()));
    }

    @Transactional
    public void publish(Object asked) {
      events.publishEvent(asked);
    }
  }
}
