package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.authentication.SignIns;
import org.attune.app.database.TableSnapshots;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.AccessLinks;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every address, read and written, by everybody, with a record of a filled practice in it. The application lists its
 * addresses; {@code addresses.txt} says whose each is. To all others what isn't theirs is not there, with a valid token, and
 * nothing changes; its owner is answered.
 */
@AttuneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessByAddressTests {

  /** Addresses that are nobody's, each with its reason. */
  private static final Map<String, String> NOT_WALKED = Map.of(
      "/error", "no page of its own: it answers what the request before it asked",
      "/sign-in/again", "where a form lands whose sign-in ran out: it shows what was just sent, and nothing else",
      "/locked/again", "where a form lands whose page has locked: it holds what was just sent, sealed, and nothing else");

  /** Addresses that ask for a secret rather than a sign-in: without it they are not there. */
  private static final Pattern BY_SECRET = Pattern.compile("/((l|feeds|check-in|invitation|reset|address|note|appointment)/.*|demo)");

  /** Tables whose ids forms give. */
  private static final List<String> KEYED = List.of("absence", "check_in", "concern", "course", "handover", "import", "invitation",
      "membership", "repair", "reply", "session");

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @LocalServerPort int port;

  private final Map<String, String> walkers = new LinkedHashMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();
  private final Map<String, String> records = new TreeMap<>();
  private Connection superuser;
  private TableSnapshots written;
  private TestHttpClient caller;

  /**
   * An address with somebody's record in it.
   *
   * @param path    as it is mapped; {@code {session:planned}} takes the record {@code planned}
   * @param owners  who is answered
   * @param form    what is sent; {@code @name} is a record's id, {@code @version:table:name} its version, {@code @seen:table:name} both
   * @param answers what the owners get, where it isn't a page or the way to one
   */
  private record Row(String method, String path, Set<String> owners, Map<String, String> form, int answers) {
    /** The same with another record; a question's number is nobody's. */
    Row of(String record) {
      return new Row(method, VARIABLE.matcher(path).replaceAll(variable ->
          variable.group(1).equals("number") ? Matcher.quoteReplacement(variable.group()) : "{$1:" + record + "}"), owners, form, answers);
    }

    String mapping() {
      return method + " " + VARIABLE.matcher(path.replaceFirst("\\?.*", "")).replaceAll("{$1}");
    }
  }

  @BeforeAll
  void a_filled_practice_and_another_one() throws Exception {
    database.empty();
    FilledPractice ana = FilledPractice.named(application, "Ana");
    TestPractice ben = TestPractice.named(application, "Ben");
    ana.record().forEach((name, id) -> records.put(name, id.toString()));
    records.put("practice", ana.own().practice().toString());
    records.put("theirPractice", ben.practice().toString());
    records.put("hearer", ana.hearer().person().toString());
    PersonId two = managerAndTherapist(ana);
    walk("manager", ana.own().manager().person(), "managers", "staff", "ours");
    walk("therapist", ana.own().therapist().person(), "therapists", "staff", "ours");
    walk("colleague", ana.own().colleague().person(), "therapists", "staff", "ours");
    walk("cover", ana.cover().person(), "covering", "staff", "ours");
    walk("later", ana.later().person(), "covering", "staff", "ours");
    walk("former", ana.former().person(), "covering", "staff", "ours");
    walk("gone", ana.gone().person());
    walk("hearer", ana.hearer().person(), "therapists", "staff", "ours");
    walk("next", ana.next().person(), "therapists", "staff", "ours");
    walk("two", two, "managers", "therapists", "staff", "ours");
    walk("client", ana.own().client().person(), "clients", "ours");
    walk("other", ana.own().other().person(), "clients", "ours");
    walk("moved", ana.moved().person(), "clients", "ours");
    walk("theirManager", ben.manager().person(), "managers", "staff");
    walk("theirTherapist", ben.therapist().person(), "therapists", "staff");
    walk("theirClient", ben.client().person(), "clients");
    superuser = database.asSuperuser();
    records.put("oneLink", TestDatabase.texts(superuser, "select link_id from trust where id = '" + ana.id("one") + "'").getFirst());
    walkWithLink("trusted", ana.own().client(), UUID.fromString(record("oneLink")), null);
    records.put("talkLink", TestDatabase.texts(superuser, "select link_id from first_talk_request where id = '" + ana.id("talkOffered") + "'").getFirst());
    records.put("offeredTime", TestDatabase.texts(superuser, "select id from offered_time where request_id = '" + ana.id("talkOffered") + "'").getFirst());
    walkWithLink("enquirer", new Viewer.Job(ana.own().practice()), UUID.fromString(record("talkLink")), null);
    walkWithLink("link", ana.own().client(), ana.id("link"), null);
    walkWithLink("otherLink", ana.own().other(), ana.id("otherLink"), null);
    walkWithLink("reset", ana.own().client(), ana.id("resetLink"), null);
    walkWithLink("address", ana.own().client(), ana.id("addressLink"), null);
    walkWithLink("invitation", ana.own().therapist(), ana.id("invitationLink"), null);
    walkWithLink("invited", ana.own().therapist(), ana.id("invitationLink"), ben.client().person());
    groups.computeIfAbsent("clients", g -> new LinkedHashSet<>()).add("invited");
    records.put("secretOfLink", secret(ana.own().client(), ana.id("link")));
    records.put("secretOfFeed", application.getBean(org.attune.app.calendar.CalendarFeeds.class).renew(ana.own().client()).text());
    records.put("nobodys", UUID.randomUUID().toString());
    walkers.put("visitor", "");
    groups.put("managers-here", Set.of("manager", "two"));
    groups.put("everyone", new LinkedHashSet<>(walkers.keySet()));
    var signedIn = new LinkedHashSet<>(walkers.keySet());
    signedIn.removeAll(Set.of("link", "otherLink", "reset", "address", "invitation", "visitor", "trusted", "enquirer"));
    groups.put("signed-in", signedIn);
    Instant now = application.getBean(Clock.class).instant();
    LocalDate day = LocalDate.ofInstant(now, TestPractice.ZONE).plusDays(40);
    records.put("day", day.toString());
    records.put("slug", "ana-therapist");
    records.put("past", day.minusDays(100).toString());
    records.put("questionnaire", "gad-7@2006@en");
    var signIn = UUID.randomUUID();
    records.put("signIn", signIn.toString());
    sql("""
        insert into sign_in (id, secret_hash, person_id, signed_in_at, seen_at, used_at, expires_at, awaits, two_steps)
        values ('%1$s', sha256('another phone'), '%2$s', '%3$s', '%3$s', '%3$s', timestamptz '%3$s' + interval '1 hour', false, false)"""
        .formatted(signIn, ana.own().client().person(), now));
    var passkey = UUID.randomUUID();
    records.put("passkey", passkey.toString());
    sql("""
        insert into passkey (id, person_id, credential_id, name, public_key, attestation, transports, signature_count, made_at)
        values ('%s', '%s', '\\x01', 'a telephone', '\\x01', '\\x01', '', 0, '%s')"""
        .formatted(passkey, ana.own().client().person(), now));
    records.put("confirmation", TestDatabase.texts(superuser, "select id from confirmation where person_id = '" + ana.own().other().person() + "'").getFirst());
    caller = new TestHttpClient(port);
    written = new TableSnapshots(database.asSuperuser());
  }

  @AfterAll
  void as_it_was() throws SQLException {
    written.close();
    superuser.close();
  }

  @Test
  void each_address_is_somebodys() throws IOException {
    var mapped = new TreeSet<String>();
    application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet()
        .forEach(info -> info.getPatternValues().stream().filter(path -> !NOT_WALKED.containsKey(path)).forEach(path ->
            info.getMethodsCondition().getMethods().forEach(method -> mapped.add(method + " " + VARIABLE.matcher(path).replaceAll("{$1}")))));
    assertThat(new TreeSet<>(rows().stream().map(Row::mapping).toList())).isEqualTo(mapped);
  }

  @Test
  void what_is_somebody_elses_is_not_there_and_what_is_ones_own_is() throws Exception {
    var wrong = new ArrayList<String>();
    for (Row row : rows()) {
      written.restore();
      for (String walker : walkers.keySet()) {
        if (!row.owners().contains(walker)) {
          HttpResponse<String> answer = send(row, walker);
          String should = refusal(row, walker);
          if (!should.equals(said(answer))) {
            wrong.add(said(answer) + " instead of " + should + " for " + walker + " at " + row.method() + " " + row.path());
          }
        }
      }
      Set<String> changed = written.changed();
      changed.remove("attempt");
      if (!changed.isEmpty()) {
        wrong.add("refused, " + row.method() + " " + row.path() + " changed " + changed);
      }
      for (String walker : row.owners()) {
        written.restore();
        HttpResponse<String> answer = send(row, walker);
        boolean answered = row.answers() != 0 ? answer.statusCode() == row.answers()
            : Set.of(200, 302, 303).contains(answer.statusCode()) && !said(answer).equals("sign-in");
        if (!answered) {
          wrong.add(said(answer) + " for its own " + walker + " at " + row.method() + " " + row.path());
        }
      }
    }
    written.restore();
    assertThat(wrong).isEmpty();
  }

  @Test
  void what_is_somebody_elses_looks_like_what_never_was() throws Exception {
    var different = new ArrayList<String>();
    written.restore();
    for (Row row : rows()) {
      if (row.path().contains("{") && !row.owners().contains("colleague")) {
        String theirs = page(send(row, "colleague"));
        String nobodys = page(send(row.of("nobodys"), "colleague"));
        if (!theirs.equals(nobodys)) {
          different.add(row.method() + " " + row.path());
        }
      }
    }
    assertThat(different).isEmpty();
  }

  /** Without what differs at every request. */
  private static String page(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("value=\"[^\"]{40,}\"", "");
  }

  @Test
  void no_other_spelling_of_an_address_or_method_opens_it() throws Exception {
    var opened = new ArrayList<String>();
    written.restore();
    for (Row row : rows()) {
      if (row.method().equals("GET") && row.path().contains("{") && !row.owners().contains("colleague")) {
        String path = filled(row.path());
        for (String spelling : List.of(path + "/", path + ";jsessionid=1", path.replace("/courses/", "/courses;a=b/"), "/" + path,
            path.replaceFirst("/", "/./"), path.replaceFirst("/", "/%2e/"), "/pages/1/.." + path, "/pages/1/%2e%2e" + path,
            "/assets/..;" + path, path + ".html", path + "%00", path.replace("-", "%2d"), path.toUpperCase(java.util.Locale.ROOT))) {
          for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "TRACE")) {
            int status = raw(method, spelling, "colleague");
            boolean tellsMethods = method.equals("OPTIONS") && status == 200;
            if (status < 300 && !tellsMethods || status >= 500) {
              opened.add(status + " " + method + " " + spelling);
            }
          }
        }
      }
    }
    assertThat(opened).isEmpty();
  }

  /** The key of a form becomes an id: one that is a record's already, of whichever kind, neither shows nor changes it. */
  @Test
  void a_form_whose_key_is_somebody_elses_id_is_refused_calmly() throws Exception {
    var wrong = new ArrayList<String>();
    for (Row row : rows()) {
      if (row.form().containsValue("@new") && !row.owners().isEmpty()) {
        for (String table : KEYED) {
          written.restore();
          var form = new LinkedHashMap<>(row.form());
          form.put("key", TestDatabase.texts(superuser, "select %s from %s where practice_id = '%s' limit 1".formatted(
              table.equals("membership") ? "person_id" : "id", table, record("theirPractice"))).getFirst());
          int status = send(new Row(row.method(), row.path(), row.owners(), form, 0), row.owners().iterator().next()).statusCode();
          if (status >= 500) {
            wrong.add(status + " at " + row.path() + " with an id of " + table);
          }
        }
      }
    }
    written.restore();
    assertThat(wrong).isEmpty();
  }

  /** By hand, since a client library mends what it sends. */
  private int raw(String method, String path, String walker) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: "
          + walkers.get(walker) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] line = socket.getInputStream().readNBytes(12);
      return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }
  }

  /** A form by somebody without a sign-in is kept for after it, on the page of the sign-in. */
  private String refusal(Row row, String walker) {
    boolean known = Objects.requireNonNull(groups.get("signed-in")).contains(walker);
    return known || BY_SECRET.matcher(row.path()).matches() ? "404" : row.method().equals("GET") ? "sign-in" : "401";
  }

  private static String said(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").filter(to -> answer.statusCode() == 302 && URI.create(to).getPath().equals("/sign-in")).isPresent()
        ? "sign-in" : String.valueOf(answer.statusCode());
  }

  private List<Row> rows() throws IOException {
    try (var written = getClass().getResourceAsStream("/addresses.txt")) {
      return new String(Objects.requireNonNull(written).readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#")).map(this::row).toList();
    }
  }

  private Row row(String line) {
    String[] parts = line.split("\\|", -1);
    String[] address = parts[0].strip().split("\\s+");
    var owners = new LinkedHashSet<String>();
    for (String owner : parts[1].strip().split("\\s+")) {
      if (owner.startsWith("-")) {
        owners.remove(owner.substring(1));
      } else if (!owner.equals("nobody")) {
        owners.addAll(groups.getOrDefault(owner, Set.of(owner)));
      }
    }
    assertThat(walkers.keySet()).as(line).containsAll(owners);
    var form = new LinkedHashMap<String, String>();
    int answers = 0;
    for (String field : parts.length < 3 ? new String[0] : parts[2].strip().split("\\s+")) {
      if (field.startsWith("=")) {
        answers = Integer.parseInt(field.substring(1));
      } else if (!field.isEmpty()) {
        form.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
      }
    }
    return new Row(address[0], address[1], owners, form, answers);
  }

  private HttpResponse<String> send(Row row, String walker) throws Exception {
    String cookies = walkers.getOrDefault(walker, "");
    if (row.method().equals("GET")) {
      return caller.get(filled(row.path()), cookies);
    }
    var form = new LinkedHashMap<String, String>();
    for (Map.Entry<String, String> field : row.form().entrySet()) {
      form.put(field.getKey(), value(field.getValue()));
    }
    return caller.post(filled(row.path()), cookies, form);
  }

  private String filled(String path) {
    return VARIABLE.matcher(path).replaceAll(variable ->
        Matcher.quoteReplacement(record(variable.group(2) == null ? variable.group(1) : variable.group(2))));
  }

  private String record(String name) {
    return records.getOrDefault(name, name);
  }

  private String value(String typed) throws SQLException {
    if (typed.equals("@new")) {
      return UUID.randomUUID().toString();
    }
    if (typed.startsWith("@version:")) {
      String[] of = typed.split(":");
      return TestDatabase.texts(superuser, "select version::text from " + of[1] + " where id = '" + record(of[2]) + "'").getFirst();
    }
    if (typed.startsWith("@seen:")) {
      return record(typed.substring(typed.lastIndexOf(':') + 1)) + "." + value(typed.replace("@seen:", "@version:"));
    }
    return typed.startsWith("@") ? record(typed.substring(1)) : typed.replace("\\n", "\n");
  }

  private void walk(String name, PersonId person, String... in) {
    walkers.put(name, "sign_in=" + application.getBean(SignIns.class)
        .begin(new Viewer.Oneself(person), name.equals("client") ? SignIns.Steps.TWO : SignIns.Steps.ONE).text());
    Arrays.stream(in).forEach(group -> groups.computeIfAbsent(group, g -> new LinkedHashSet<>()).add(name));
  }

  private void walkWithLink(String name, Viewer issuedTo, UUID link, @Nullable PersonId signedIn) {
    walkers.put(name, "link=" + secret(issuedTo, link)
        + (signedIn == null ? "" : "; sign_in=" + TestPractice.signIn(application, signedIn).text()));
  }

  private String secret(Viewer viewer, UUID link) {
    return application.getBean(AccessLinks.class).issueSecret(viewer, new AccessLinkId(link)).text();
  }

  private PersonId managerAndTherapist(FilledPractice ana) {
    var people = application.getBean(People.class);
    var two = new Viewer.Oneself(PersonId.random());
    people.create(two, "Ana Two", ContactDetails.none());
    people.grantRole(ana.own().manager(), ana.own().practice(), two.person(), Role.MANAGER);
    people.grantRole(ana.own().manager(), ana.own().practice(), two.person(), Role.THERAPIST);
    return two.person();
  }

  private void sql(String statement) throws SQLException {
    try (Statement run = superuser.createStatement()) {
      run.execute(statement);
    }
  }
}
