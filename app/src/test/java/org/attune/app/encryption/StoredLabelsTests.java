package org.attune.app.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.AttuneTest;
import org.attune.app.FilledPractice;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.authentication.internal.Totp;
import org.attune.app.database.MasterKey;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.jobs.JobHandler;
import org.attune.app.layout.CourseChartData;
import org.attune.app.letters.web.OpeningTone;
import org.attune.app.moments.web.AffectQuadrant;
import org.attune.app.rhythm.Interval;
import org.attune.app.risk.web.RiskSupportView;
import org.attune.app.risk.web.RiskFlagView;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Session;
import org.attune.app.space.Envelopes;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.attune.app.space.web.Pace;
import org.attune.tables.DateNotation;
import org.attune.tables.NumberNotation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored is found by labels that outlive their classes, tables and files: {@code stored-labels.txt} lists them all. */
@AttuneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoredLabelsTests {

  private static final String WHY = "What is stored already keeps its old label, and would not be found or opened by another one:"
      + " give what was renamed its old label as a literal; list what is new in stored-labels.txt";

  /** Enums whose codes lie in no data: they are words of pages and forms. */
  private static final Set<Class<?>> NOT_STORED = Set.of(Interval.class, AffectQuadrant.class, Pace.class,
      OpeningTone.class, CourseChartData.Mark.class, RiskSupportView.State.class, RiskFlagView.Step.class);
  /** Enums that are stored by their names. */
  private static final List<Class<?>> STORED_BY_NAME = List.of(Course.State.class, DateNotation.Order.class,
      NumberNotation.DecimalMark.class,
      Session.State.class);

  private static final Pattern LIST = Pattern.compile("CHECK \\(\\(+\"?\\w+\"? = ANY \\(ARRAY\\[(.*)]\\)\\)+");
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired MasterKey key;
  @Autowired FieldEncryption words;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  private FilledPractice practice;
  private TestHttpClient caller;
  private Connection superuser;
  private JdbcClient rows;
  private SealedEntries entries;
  /** What the application itself has sealed, by its column. */
  private final Map<String, List<SealedEntries.Sealed>> sealed = new TreeMap<>();

  @BeforeAll
  void a_filled_practice() throws Exception {
    database.empty();
    practice = FilledPractice.named(application, "Ana");
    caller = new TestHttpClient(port);
    superuser = database.asSuperuser();
    rows = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
    entries = new SealedEntries(rows, key);
    entries.columns().forEach(column -> sealed.put(column, entries.of(column)));
  }

  @AfterAll
  void done() throws SQLException {
    superuser.close();
  }

  @Test
  void what_is_sealed_is_bound_to_its_label_its_row_and_its_owner() {
    assertThat(sealed.keySet()).as(WHY).isEqualTo(StoredLabels.listed("sealed").map(line -> line[1]).collect(Collectors.toSet()));
    sealed.forEach((column, here) -> {
      List<String[]> lines = StoredLabels.listed("sealed").filter(line -> line[1].equals(column)).toList();
      var found = new TreeSet<String>();
      var names = new TreeSet<String>();
      for (SealedEntries.Sealed row : here) {
        List<SealedEntries.Decrypted> opened = lines.stream().map(line -> line[2]).distinct().flatMap(label -> row.openedBy(label).stream()).toList();
        assertThat(opened).as("%s opens with a label that is listed for it. %s", column, WHY).hasSize(1);
        found.add(opened.getFirst().label());
        names.addAll(names(opened.getFirst().text()));
      }
      assertThat(found).as("labels of %s. %s", column, WHY).isEqualTo(lines.stream().map(line -> line[2]).collect(Collectors.toSet()));
      assertThat(lines.stream().flatMap(line -> names(line[3]).stream()).toList())
          .as("names within %s. A sealed form that changes gets a line of its own", column).containsAll(names);
    });
  }

  /** Each entry is sealed here as the list says, by nothing of the application's but its owner's key, and read on its pages. */
  @Test
  void what_was_sealed_in_each_listed_form_is_still_read() throws Exception {
    var forms = new HashMap<String, Integer>();
    Map<Integer, List<String[]>> generations = StoredLabels.listed("sealed")
        .collect(Collectors.groupingBy(line -> forms.merge(line[1] + " " + line[2], 1, Integer::sum)));
    for (int generation : generations.keySet()) {
      var written = new LinkedHashMap<String, String>();
      for (String[] line : Objects.requireNonNull(generations.get(generation))) {
        String said = "form" + generation + "of" + line[2].replaceAll("\\W|_", "");
        if (line[3].contains("{words}")) {
          written.put(said, line[1] + " " + line[2]);
        }
        for (SealedEntries.Sealed row : entries.of(line[1])) {
          for (SealedEntries.Decrypted opened : row.openedBy(line[2])) {
            row.put(opened.resealed(line[3].replace("{words}", said).replace("\\n", "\n")));
          }
        }
      }
      String pages = everyPageOfWords();
      assertThat(written.entrySet().stream().filter(said -> !pages.contains(said.getKey())).map(Map.Entry::getValue))
          .as("what was sealed in its listed form is read no more. " + WHY).isEmpty();
    }
    clock.advance(Duration.ofMinutes(2));
    String secret = StoredLabels.listed("sealed").filter(line -> line[1].equals("second_step.secret")).findFirst().orElseThrow()[3];
    assertThat(application.getBean(SecondSteps.class).verify(practice.own().other(), Totp.code(secret, Totp.step(clock.instant()))))
        .as("a second step that was set up is still passed").isTrue();
  }

  @Test
  void what_was_sealed_long_ago_opens_also_after_its_key_was_renewed() {
    String[] of = StoredLabels.listed("key of").findFirst().orElseThrow();
    var owner = new Viewer.Oneself(new PersonId(UUID.fromString(of[1])));
    application.getBean(People.class).create(owner, "Somebody", new ContactDetails(null, null));
    rows.sql("update words_key set wrapped = :key where owner_id = :owner").param("key", bytes(of[2]))
        .param("owner", owner.person().value()).update();
    assertThat(StoredLabels.listed("under it")).hasSize(2).allSatisfy(line -> assertThat(words.open(owner, new KeyOwner.OfPerson(owner.person()), line[1],
        UUID.fromString(line[2]), bytes(line[3]))).as(WHY).isEqualTo(line[4]));
  }

  @Test
  void what_was_closed_on_a_phone_long_ago_opens() {
    String[] envelope = StoredLabels.listed("sealed on a phone").findFirst().orElseThrow();
    String[] closed = StoredLabels.listed("closed on a phone").findFirst().orElseThrow();
    Viewer.Oneself writer = practice.own().client();
    UUID space = rows.sql("select id from space where person_id = :me").param("me", writer.person().value())
        .query(UUID.class).single();
    var envelopes = application.getBean(Envelopes.class);
    var empty = entries.sealed("opener", "", List.of(space), bytes(envelopes.newEnvelope(writer).opener()));
    List<SealedEntries.Decrypted> opened = empty.openedBy(envelope[1]);
    assertThat(opened).as("the label of what opens envelopes. %s", WHY).hasSize(1);
    String opener = Base64.getEncoder().encodeToString(opened.getFirst().resealed(envelope[2]));
    assertThat(envelopes.open(writer, opener, closed[1], closed[2])).as(WHY).isEqualTo(closed[3]);
  }

  @Test
  void a_form_that_came_too_late_long_ago_can_be_sent_again() throws Exception {
    String[] form = StoredLabels.listed("sealed in a page").findFirst().orElseThrow();
    UUID person = practice.own().client().person().value();
    String signedIn = signedIn(practice.own().client().person());
    clock.advance(Duration.ofMinutes(11));
    HttpResponse<String> late = caller.post("/notes/12/new", signedIn, Map.of("to", "someone", "text", "too late"));
    Matcher kept = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"").matcher(late.body());
    assertThat(kept.find()).as(late.body()).isTrue();
    List<SealedEntries.Decrypted> opened = entries.sealed("kept", "", List.of(person),
        Base64.getUrlDecoder().decode(kept.group(1))).openedBy(form[1]);
    assertThat(opened).as("the label of a form that came too late. %s", WHY).hasSize(1);
    assertThat(names(form[2])).containsAll(names(opened.getFirst().text()));
    HttpResponse<String> unlocked = caller.post("/unlock", signedIn, Map.of("password", TestPractice.PASSWORD, "then", "", "kept",
        Base64.getUrlEncoder().withoutPadding().encodeToString(opened.getFirst().resealed(form[2].replace("{words}",
            "written long ago")))));
    assertThat(unlocked.body()).as(WHY).contains("/notes/12/new", "written long ago");
  }

  @Test
  void keys_are_derived_for_what_is_listed() throws IOException {
    var derived = new TreeSet<>(KeyedHash.purposes());
    Pattern call = Pattern.compile("\\bderive\\(\"([^\"]+)\"( \\+)?");
    in("src/main/java", ".java").forEach(source -> call.matcher(source).results().forEach(purpose ->
        derived.add(purpose.group(1) + (purpose.group(2) == null ? "" : "…"))));
    same("key", derived);
  }

  @Test
  void jobs_are_called_as_is_listed() {
    same("job", application.getBeansOfType(JobHandler.class).values().stream().map(handler -> handler.name().value()).toList());
  }

  @Test
  void codes_are_those_that_are_listed() {
    var codes = new TreeSet<String>();
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AssignableTypeFilter(Enum.class));
    Stream.concat(STORED_BY_NAME.stream(), scan.findCandidateComponents("org.attune.app").stream()
        .<Class<?>>map(found -> named(Objects.requireNonNull(found.getBeanClassName())))
        .filter(type -> code(type).isPresent() && !NOT_STORED.contains(type))).forEach(type -> codes.add(codes(type)));
    rows.sql("select pg_get_constraintdef(oid) from pg_constraint where contype = 'c' and conrelid <> 0").query(String.class).list().stream()
        .map(LIST::matcher).filter(check -> check.matches() && check.group(1).startsWith("'"))
        .forEach(check -> codes.add(Pattern.compile("'([^']+)'").matcher(check.group(1)).results().map(code -> code.group(1)).sorted()
            .collect(Collectors.joining(" "))));
    assertThat(StoredLabels.listed("code").map(line -> line[2])).as(WHY).containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void what_a_brought_entry_is_called_is_still_a_message() {
    var spaces = application.getBean(Spaces.class);
    Viewer.Oneself client = practice.own().client();
    List<String> listed = StoredLabels.listed("message").flatMap(line -> Stream.of(line[1].split(" "))).toList();
    assertThat(listed).as(WHY).containsAll(Stream.concat(spaces.entries(client).stream(), spaces.views(client).stream()).flatMap(entry ->
        Stream.concat(Stream.of(entry.sentence()), entry.texts().stream().map(SpaceEntry.LabelledText::label))).collect(Collectors.toSet()));
    assertThat(listed.stream().filter(message -> Set.of("", message).contains(application.getMessage(message, null, "", Locale.UK))))
        .as("messages that are gone. " + WHY).isEmpty();
  }

  @Test
  void cookies_are_called_as_is_listed() throws Exception {
    String client = signedIn(practice.own().client().person());
    String therapist = signedIn(practice.own().therapist().person());
    String link = application.getBean(AccessLinks.class).issueSecret(practice.own().client(), new AccessLinkId(practice.id("link"))).text();
    var names = new TreeSet<String>();
    for (HttpResponse<String> answer : List.of(caller.get("/sign-in", "other=1"), caller.get("/pages/1?country=FR", ""), caller.get("/l/" + link, ""),
        caller.post("/sign-in", "", Map.of("signInName", TestPractice.signInName("Ana", "client"), "password", TestPractice.PASSWORD)),
        caller.post("/notes/22/keeping", client, Map.of()), caller.post("/language", client, Map.of("language", "de")),
        caller.post("/account/practice", client, Map.of("practice", practice.own().practice().toString())),
        caller.post("/today/list", therapist, Map.of("course", practice.own().course().toString(), "shown", "false")))) {
      answer.headers().allValues("Set-Cookie").forEach(cookie -> names.add(cookie.replaceFirst("=.*", "")));
    }
    names.add(caller.csrfCookie().replaceFirst("=.*", ""));
    same("cookie", names);
    long given = in("src/main/java", ".java").stream().flatMap(source -> Pattern.compile("ResponseCookie\\.from\\(").matcher(source).results()).count();
    assertThat(names).as("a cookie that this test has not been given").hasSize((int) given + 1); // and that of the forms' token
  }

  @Test
  void scripts_keep_things_in_browsers_under_names_that_are_listed() throws IOException {
    Map<String, String> calls = Map.of("caches.open", "cache", "caches.delete", "cache", "indexedDB.open", "database",
        "createObjectStore", "in a database", "Item", "item");
    Pattern call = Pattern.compile("(caches\\.open|caches\\.delete|indexedDB\\.open|createObjectStore|(?:get|set|remove)(Item))\\((\"[^\"]*\"|[A-Z]+\\b)");
    var stores = new TreeSet<String>();
    for (String script : in("src/main/resources/static", ".js")) {
      Map<String, String> constants = Pattern.compile("const ([A-Z]+) = (\"[^\"]*\")").matcher(script).results()
          .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
      call.matcher(script).results().forEach(found -> stores.add(calls.get(found.group(2) == null ? found.group(1) : found.group(2)) + " "
          + constants.getOrDefault(found.group(3), found.group(3)).replace("\"", "")));
    }
    same("store", stores);
  }

  /** All that pages show of what is sealed, to those who may read it. */
  private String everyPageOfWords() throws Exception {
    TestPractice own = practice.own();
    Map<PersonId, List<String>> read = Map.of(
        own.client().person(), List.of("/course/" + own.course() + "/change", "/notes/23/notes.json", "/course/check-ins.json", "/course", "/pages/3/" + own.course(),
            "/courses/" + own.course() + "/keepsake/words", "/sessions/" + own.session() + "/check-in",
            "/notes/17/" + practice.id("one"), "/notes/17"),
        own.therapist().person(), List.of("/courses/" + own.course(), "/courses/" + own.course() + "/pair", "/courses/" + own.course() + "/agreement",
            "/courses/" + own.course() + "/attention/" + practice.id("flag"), "/courses/" + own.course() + "/repairs/" + practice.id("closed"),
            "/courses/" + own.course() + "/repairs/" + practice.id("agreed"),
            "/courses/" + own.course() + "/brought", "/imports", "/imports/" + practice.id("staged") + "/columns",
            "/imports/" + practice.id("staged") + "/preview"),
        own.colleague().person(), List.of("/requests/" + practice.id("talkOffered")),
        practice.hearer().person(), List.of("/practice/concerns"));
    var pages = new StringBuilder();
    for (var reader : read.entrySet()) {
      String cookie = signedIn(reader.getKey());
      for (String address : reader.getValue()) {
        pages.append(caller.get(address, cookie).body());
      }
    }
    return pages.toString();
  }

  private String signedIn(PersonId person) {
    return "sign_in=" + TestPractice.signIn(application, person).text();
  }

  private static void same(String kind, Collection<String> real) {
    assertThat(real).as("%s. %s", kind, WHY).containsExactlyInAnyOrderElementsOf(StoredLabels.listed(kind).map(line -> line[1]).toList());
  }

  /** The texts of all files in a folder whose names end so. */
  private static List<String> in(String folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      var texts = new ArrayList<String>();
      for (Path file : files.filter(path -> path.toString().endsWith(end)).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  /** The names in a text that is JSON, with those above each; none in one that isn't. */
  private static Set<String> names(String text) {
    var names = new TreeSet<String>();
    if (text.startsWith("{\"")) {
      addNames("", JSON.readTree(text), names);
    }
    return names;
  }

  private static void addNames(String above, JsonNode node, Set<String> names) {
    node.propertyStream().forEach(property -> {
      names.add(above + property.getKey());
      addNames(above + property.getKey() + ".", property.getValue(), names);
    });
    if (node.isArray()) {
      node.forEach(one -> addNames(above, one, names));
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Method> code(Class<?> type) {
    return Stream.of(type.getDeclaredMethods(), type.getMethods()).flatMap(Arrays::stream).filter(method -> method.getName().equals("code")).findFirst();
  }

  private static String codes(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(one -> code(type).map(code -> {
      try {
        code.setAccessible(true);
        return (String) code.invoke(one);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }).orElseGet(() -> ((Enum<?>) one).name().toLowerCase(Locale.ROOT).replace('_', '-'))).sorted().collect(Collectors.joining(" "));
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
