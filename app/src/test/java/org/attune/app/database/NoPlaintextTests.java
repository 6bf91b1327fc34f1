package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.FilledPractice;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.fitreview.TherapistFitReviews;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.imports.ImportId;
import org.attune.app.imports.Imports;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkEnquiry;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.ReceivedRequests;
import org.attune.app.requests.RequestWishes;
import org.attune.app.requests.RequestWords;
import org.attune.app.requests.internal.RequestSubmissions;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.TrustedPersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people typed lies nowhere as they typed it: one rare word in each kind of words, short and long, looked for everywhere. */
@AttuneTest
class NoPlaintextTests {

  @Autowired ApplicationContext application;
  @Autowired TestDatabase test;
  @Autowired Database database;
  @Autowired MasterKey key;
  @Autowired MovableClock clock;
  @LocalServerPort int port;
  @TempDir Path directory;

  /** The rare word of this run, and one that is put where it can be found. */
  private final String rare = "Quitten" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
  private final String control = "Kontroll" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);

  private final LogRecorder ear = new LogRecorder();
  private FilledPractice practice;
  private TestHttpClient caller;

  @BeforeEach
  void a_filled_practice_and_an_open_ear() throws Exception {
    test.empty();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ear.setContext(root.getLoggerContext());
    ear.start();
    root.addAppender(ear);
    practice = FilledPractice.named(application, "Ana");
    caller = new TestHttpClient(port);
  }

  @AfterEach
  void the_ear_is_closed() {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(ear);
  }

  @Test
  void what_was_typed_is_in_no_table_file_log_or_backup() throws Exception {
    for (String words : List.of(rare, inALongText(rare))) {
      typeEverywhere(words);
    }
    String manager = signedIn(practice.own().manager().person());
    assertThat(caller.post("/practice/settings", manager, Map.of("version", version("practice", practice.own().practice().value()),
        "name", "Ana practice", "country", "DE", "timeZone", "Europe/Berlin", "outsideBody", control)).statusCode()).isEqualTo(303);
    LoggerFactory.getLogger(NoPlaintextTests.class).info("{} is heard", control);
    backUp("backup", "keys");
    sql("analyze");
    sql("checkpoint");

    assertThat(columnsWith(control)).isNotEmpty();
    assertThat(columnsWith(rare)).isEmpty();
    assertThat(filesWith(control, TestDatabase.HOME)).isNotEmpty();
    assertThat(filesWith(rare, TestDatabase.HOME)).isEmpty();
    assertThat(filesWith(rare, directory)).isEmpty();
    assertThat(filesWith(control, directory)).isEmpty();
    assertThat(ear.heard(control)).isTrue();
    assertThat(ear.heard(rare)).isFalse();
  }

  @Test
  void every_column_of_words_was_typed_into() throws Exception {
    Map<String, Long> before = sealed();
    typeEverywhere(rare);
    Map<String, Long> after = sealed();
    assertThat(after.keySet()).containsExactlyInAnyOrder("card.sealed", "goal.sealed", "concern_words.words", "import_file.sealed",
        "import_name.sealed", "import_plan.sealed", "keepsake_words.sealed", "repair_words.said", "reply_words.sealed", "second_step.secret",
        "unsaid_words.sealed", "wish.sealed", "seen_moment.words", "brought.words", "connection.words",
        "ease.words", "hard_time.words", "letter.words", "safety_plan.words", "scary_moment.words", "moment.words",
        "trusted_person.words", "trust.sealed", "tap.words", "ready_message.words", "contact_made.words",
        "outing.words", "ladder.words", "rung.words", "rung_step.words", "concern_answer.words", "busy_calendar.sealed",
        "fit_review.words", "therapist_fit_review.words", "request_contact.sealed", "request_line.sealed", "request_words.sealed", "risk_note.sealed", "escalation_plan.sealed");
    assertThat(after).allSatisfy((column, print) -> {
      if (!column.equals("second_step.secret")) { // made by the application, and never typed
        assertThat(print).as(column).isNotEqualTo(before.get(column));
      }
    });
  }

  @Test
  void however_it_is_written_down_it_would_be_found() throws Exception {
    var written = new ArrayList<byte[]>();
    written.add(("x" + rare + "y").getBytes(StandardCharsets.UTF_8));
    written.add(("x" + rare + "y").getBytes(StandardCharsets.UTF_16LE));
    written.add(("x" + rare + "y").getBytes(StandardCharsets.UTF_16BE));
    for (String before : List.of("", "x", "xy")) {
      written.add(Base64.getEncoder().encode((before + rare + " and more").getBytes(StandardCharsets.UTF_8)));
    }
    written.add(HexFormat.of().formatHex(rare.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    assertThat(written).allSatisfy(bytes -> assertThat(isIn(rare, bytes)).isTrue());
    assertThat(isIn(rare, control.getBytes(StandardCharsets.UTF_8))).isFalse();
  }

  @Test
  void an_erased_person_has_left_nothing_here_nor_in_an_older_backup() throws Exception {
    PersonId client = practice.own().client().person();
    String name = application.getBean(People.class).find(practice.own().client(), client).orElseThrow().name();
    String outside = "Kontroll " + control.replaceAll("[^a-z]", "");
    caller.post("/account/contact", signedIn(client), Map.of("reach", "mail", "address", control + "@example.org",
        "outsideName", outside, "passwordNow", TestPractice.PASSWORD));
    Set<String> traces = Set.of(name, control, outside, client.toString(), practice.own().course().toString());
    backUp("monday", "keys of monday");
    sql("analyze"); // as the database does now and then: its samples outlive their rows
    assertThat(columnsWith(traces, test.asOwner())).contains("person.name", "contact.address", "contact.outside_name",
        "check_in.course_id", "words_key.owner_id");

    application.getBean(People.class).erase(practice.own().client());
    backUp("tuesday", "keys of tuesday");

    // of a session that was still to come, until its time comes and the job finds nothing
    assertThat(samples()).isNotEmpty().noneMatch(sample -> Stream.of(name, control, outside).anyMatch(sample::contains));
    sql("analyze"); // random ids may be in samples until the next time
    assertThat(columnsWith(traces, test.asOwner())).isSubsetOf("scheduled_tasks.task_instance");
    DatabaseLogin restored = TestDatabase.create();
    new Restore(new DatabaseSettings(directory, Base64.getEncoder().encodeToString(new byte[32]),
        new DatabaseSettings.ExternalDatabase(restored.url(), restored.user(), restored.password())), key)
        .run(file("monday", BackupFile.Kind.ROWS), file("keys of tuesday", BackupFile.Kind.KEYS));
    JdbcClient owner = TestDatabase.client(restored);
    owner.sql("analyze").update();
    assertThat(columnsWith(traces, owner)).isSubsetOf("scheduled_tasks.task_instance");
  }

  /** In each place that takes words, by the person who writes there; as it is taken, and as it is refused. */
  private void typeEverywhere(String words) throws Exception {
    String client = signedIn(practice.own().client().person());
    String therapist = signedIn(practice.own().therapist().person());
    String moved = signedIn(practice.moved().person());
    String link = "link=" + application.getBean(AccessLinks.class)
        .issueSecret(practice.own().client(), new AccessLinkId(practice.id("link"))).text();
    String session = "/sessions/" + practice.id("latest");
    String course = "/courses/" + practice.own().course();
    taken(session + "/check-in", client, said("unsaid", words, "audience", "kept"));
    taken("/check-in/" + practice.id("link"), link, said("unsaid", words, "audience", "therapist"));
    taken("/check-in/" + practice.id("link") + "/more", link, with("words", words));
    taken("/pages/3/" + practice.own().course(), client, with("words", words, "change", "true"));
    taken("/course/" + practice.own().course() + "/wishes", client, with("wish", "A wish: " + words.substring(0, Math.min(words.length(), 1900))));
    taken("/course/" + practice.own().course() + "/card", client, with("card", "When I go quiet: " + words.substring(0, Math.min(words.length(), 900)),
        "version", version("card", practice.own().course().value())));
    taken("/course/" + practice.own().course() + "/goals", client, with("words", words.substring(0, Math.min(words.length(), 190))));
    taken("/notes/21", client, with("line", words.substring(0, Math.min(words.length(), 400))));
    String friend = "/notes/11/" + practice.id("friend");
    taken("/notes/11/new", client, with("name", words.substring(0, Math.min(words.length(), 190)), "tie", words));
    taken(friend + "/levels", client, with("level", "4", "words", words));
    taken(friend + "/times", client, with("kind", "unsafe", "hard", words));
    taken("/notes/12/new", client, with("to", words.substring(0, Math.min(words.length(), 190)), "text", words));
    taken("/notes/18/" + practice.id("scary") + "/words", client, with("happened", words, "afterwards", words,
        "version", String.valueOf(application.getBean(ScaryMoments.class).all(practice.own().client()).getFirst().version())));
    taken("/notes/14/new", client, with("feeling", "tired", "feelingWords", words, "bodyWords", words, "needWords", words, "kind", words));
    taken("/notes/14/" + practice.id("moment") + "/sheet", client, with("kind", words, "version", version("moment", practice.id("moment"))));
    taken("/notes/16/" + practice.id("friend") + "/contacts", client, with("on", "2026-01-05", "words", words));
    taken("/notes/15/new", client, with("kind", "walk", "day", "2026-07-01", "time", "15:00",
        "with", words.substring(0, Math.min(words.length(), 190)), "place", words.substring(0, Math.min(words.length(), 190))));
    String ladder = "/notes/13/" + practice.id("ladder");
    taken("/notes/13/new", client, with("name", words.substring(0, Math.min(words.length(), 190))));
    taken(ladder + "/lines", client, with("words", words.substring(0, Math.min(words.length(), 900))));
    taken(ladder + "/lines/" + practice.id("rung") + "/tries", client, with("beforeWords", words, "happened", words, "afterWords", words));
    taken("/notes/19/sheet", client, with("signs", words, "people", words,
        "version", String.valueOf(application.getBean(SafetyPlans.class).of(practice.own().client()).version())));
    taken("/notes/20/" + practice.id("seen"), client, with("course", practice.own().course().toString()));
    String name = words.substring(0, Math.min(words.length(), TrustedPeople.MAX_NAME_LENGTH));
    // where no mail server is set, its page asks nobody
    application.getBean(TrustedPeople.class).invite(practice.own().client(), TrustedPersonId.random(),
        new TrustedPeople.InvitationDetails(name, name, rare + UUID.randomUUID() + "@home.example", null, false), ZoneOffset.UTC);
    taken("/notes/17/" + practice.id("one") + "/taps", client, with("kind", "coffee", "about", words.substring(0, Math.min(words.length(), 900))));
    taken("/notes/17/words/new", client, with("name", name, "number", "", "sentence", words.substring(0, Math.min(words.length(), 290))));
    assertThat(caller.post("/notes/17", client, with("me", name, "name", words, "address", words)).statusCode()).isEqualTo(422);
    taken(session + "/reply", therapist, with("line", words));
    UUID repair = UUID.randomUUID();
    taken(course + "/repairs", therapist, with("key", repair.toString(), "said", words, "version", "1"));
    taken(course + "/repairs/" + repair, therapist, with("said", words + "!", "version", version("repair", repair)));
    taken(course + "/repairs/" + repair + "/closing", therapist, with("version", version("repair", repair)));
    taken("/course/repairs/" + repair + "/answer", client, with("said", words, "answer", "not-yet", "version", version("repair", repair)));
    taken("/courses/" + practice.ended() + "/keepsake/words", moved, with("words", words, "version", keepsake(practice.moved().person())));
    taken("/courses/" + practice.ended() + "/keepsake/words", therapist,
        with("words", words, "version", keepsake(practice.own().therapist().person())));
    taken("/practice/concerns/" + practice.id("concern") + "/answer", signedIn(practice.hearer().person()), with("answer", words));
    // a name comes only with a file
    application.getBean(Imports.class).stage(practice.own().therapist(), ImportId.random(),
        words.substring(0, Math.min(words.length(), 190)) + ".csv", "client,date,mood\nNoor,2026-01-05,30\n".getBytes(StandardCharsets.UTF_8));
    taken("/imports", therapist, with("pasted", "client,date,\"" + words + "\"\n\"" + words + "\",2026-01-05,30\n"));
    var reviews = application.getBean(FitReviews.class);
    Viewer.Oneself own = practice.own().client();
    String line = words.substring(0, Math.min(words.length(), 1400));
    reviews.answer(own, UUID.randomUUID(), reviews.of(own, practice.own().course()), FitAnswer.NOT_RIGHT, line, FitAnswerDestination.ONESELF, line);
    var therapists = application.getBean(TherapistFitReviews.class);
    therapists.answer(practice.own().therapist(), therapists.of(practice.own().therapist(), practice.own().course()), FitAnswer.NOT_RIGHT, line,
        FitAnswerDestination.SUPERVISION);
    var plans = application.getBean(EscalationPlans.class);
    taken(course + "/agreement", therapist, with("cover", practice.own().colleague().person().toString(), "hours", "3", "when", "session",
        "number", words.substring(0, Math.min(words.length(), EscalationPlans.MAX_NUMBER)),
        "version", String.valueOf(plans.find(practice.own().therapist(), practice.own().course()).orElseThrow().version())));
    taken(course + "/attention/" + practice.id("flag") + "/notes", therapist, with("words", words.substring(0, Math.min(words.length(), 3900)),
        "round", "1", "then", "again", "day", LocalDate.now(application.getBean(Clock.class).withZone(TestPractice.ZONE)).toString()));
    taken("/openings/calendar", therapist, with("address", "https://127.0.0.1/" + rare + ".ics", "zone", "Europe/Berlin"));
    // where no mail server is set, nobody can ask for a first talk
    application.getBean(RequestSubmissions.class).add(new Viewer.Enquirer(AccessLinkId.random(), UUID.randomUUID()), practice.own().practice(),
        practice.own().therapist().person(), new FirstTalkEnquiry(new RequestWords(line, name, false, false),
            new EnquirerDetails(name, rare + UUID.randomUUID() + "@home.example", "", ""), new RequestWishes(line, TherapyStyle.NONE, true),
            Locale.UK));
    application.getBean(ReceivedRequests.class).offer(practice.own().colleague(), new FirstTalkRequestId(practice.id("talkRead")), line,
        List.of(new OfferedTimeInput(clock.instant().plus(Duration.ofDays(50)), Duration.ofMinutes(30), true)));
    // refused: too long, without a sign-in, somebody else's, nowhere
    String tooLong = words.repeat(20_000 / words.length() + 1);
    for (String who : List.of(client, therapist, "", moved)) {
      for (String address : List.of(session + "/check-in", session + "/reply", course + "/repairs", "/nowhere", "/pages/3/" + practice.own().course())) {
        assertThat(caller.post(address, who, said("unsaid", tooLong, "audience", "kept", "line", tooLong, "said", tooLong, "words", tooLong,
            "version", "1")).statusCode()).isBetween(400, 499);
      }
    }
    caller.get("/sign-in?then=/" + rare, "");
    caller.get("/" + rare, client);
  }

  private void taken(String address, String cookies, Map<String, String> form) throws Exception {
    assertThat(caller.post(address, cookies, form).statusCode()).as(address).isIn(302, 303);
  }

  private static Map<String, String> said(String... fields) {
    Map<String, String> form = with(fields);
    Stream.of("seen", "heard", "understood", "safe", "working").forEach(line -> form.put(line, "6"));
    return form;
  }

  private static Map<String, String> with(String... fields) {
    var form = new HashMap<>(Map.of("key", UUID.randomUUID().toString()));
    for (int i = 0; i < fields.length; i += 2) {
      form.put(fields[i], fields[i + 1]);
    }
    return form;
  }

  private static String inALongText(String word) {
    String sentence = "And then I said nothing, as I had said nothing before, and nobody asked. ";
    return sentence.repeat(60) + word + " " + sentence.repeat(60);
  }

  private String signedIn(PersonId person) {
    return "sign_in=" + TestPractice.signIn(application, person).text();
  }

  private String version(String table, UUID id) {
    return test.asOwner().sql("select version::text from " + table + " where " + (table.equals("card") ? "course_id" : "id") + " = :id")
        .param("id", id).query(String.class).single();
  }

  private String keepsake(PersonId person) {
    return test.asOwner().sql("select version::text from keepsake_words where course_id = :course and person_id = :person")
        .param("course", practice.ended().value()).param("person", person.value()).query(String.class).optional().orElse("0");
  }

  /** A fingerprint of each column that holds what was sealed. */
  private Map<String, Long> sealed() {
    var prints = new HashMap<String, Long>();
    JdbcClient owner = test.asOwner();
    owner.sql("""
        select table_name, column_name from information_schema.columns
        where table_schema = 'public' and data_type = 'bytea' and column_name in ('sealed', 'said', 'words', 'secret')
        """).query((row, i) -> new String[] {row.getString(1), row.getString(2)}).list().forEach(c -> prints.put(c[0] + "." + c[1],
            owner.sql("select coalesce(sum(hashtextextended(" + c[1] + "::text, 0)::numeric % 1000000007), 0)::bigint from " + c[0])
                .query(Long.class).single()));
    return prints;
  }

  /** What the database has drawn from all columns, to plan by. */
  private List<String> samples() throws SQLException {
    var samples = new ArrayList<String>();
    try (Connection superuser = test.asSuperuser(); Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery("""
        select concat_ws(' ', tablename, attname, most_common_vals, histogram_bounds, most_common_elems) from pg_stats
        where schemaname = 'public'""")) {
      while (row.next()) {
        samples.add(row.getString(1));
      }
    }
    return samples;
  }

  private Set<String> columnsWith(String word) throws SQLException {
    return columnsWith(Set.of(word), test.asOwner());
  }

  /** The columns in which one of the words lies, however it is written; also what the database says about queries and samples. */
  private static Set<String> columnsWith(Set<String> words, JdbcClient owner) {
    var found = new TreeSet<String>();
    List<String> tables = owner.sql("select quote_ident(tablename) from pg_tables where schemaname = 'public'")
        .query((row, i) -> row.getString(1)).list();
    Stream.concat(tables.stream(), Stream.of("pg_stat_activity", "pg_stats")).forEach(table ->
        owner.sql("select * from " + table).query((ResultSet row) -> {
          for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            Object value = row.getObject(column);
            byte[] bytes = value instanceof byte[] b ? b : String.valueOf(value).getBytes(StandardCharsets.UTF_8);
            if (words.stream().anyMatch(word -> isIn(word, bytes))) {
              found.add(table + "." + row.getMetaData().getColumnName(column));
            }
          }
        }));
    return found;
  }

  private static List<Path> filesWith(String word, Path place) throws IOException {
    var found = new ArrayList<Path>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          if (isIn(word, Files.readAllBytes(file))) {
            found.add(file);
          }
        } catch (NoSuchFileException e) {
          // a file that the database has just done with
        }
      }
    }
    return found;
  }

  private static boolean isIn(String word, byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    return ways(word).stream().anyMatch(text::contains);
  }

  /** How a word of plain letters may be written down: as it is, in UTF-16, in hexadecimal digits, in Base64 at each offset. */
  private static Set<String> ways(String word) {
    var ways = new LinkedHashSet<String>();
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    ways.add(new String(bytes, StandardCharsets.ISO_8859_1));
    ways.add(String.join("\0", word.split("")));
    ways.add(HexFormat.of().formatHex(bytes));
    ways.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      var shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      // only those characters that hold nothing of what comes before and after
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      ways.add(encoded.substring((before * 8 + 5) / 6, shifted.length * 8 / 6));
    }
    return ways;
  }

  private void backUp(String rows, String keys) {
    Backup.make(database.logins().owner(), file(rows, BackupFile.Kind.ROWS), file(keys, BackupFile.Kind.KEYS));
  }

  private BackupFile file(String name, BackupFile.Kind kind) {
    return new BackupFile(directory.resolve(name), kind, key);
  }

  private void sql(String statement) throws SQLException {
    try (Connection superuser = test.asSuperuser(); Statement run = superuser.createStatement()) {
      run.execute(statement);
    }
  }

  /** Hears every line of the log. */
  private static final class LogRecorder extends AppenderBase<ILoggingEvent> {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage() + event.getMDCPropertyMap() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }

    boolean heard(String word) {
      return lines.stream().anyMatch(line -> isIn(word, line.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
