package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.app.database.TableSnapshots;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.HtmlUtils;

/**
 * Every form of the application, as the application lists them, filled in by somebody who means harm or has a broken
 * browser. Whatever comes: no failure of ours, no row that changes where the answer is a refusal, and a page that is well
 * formed with everything in it escaped. {@code -Dattune.fuzz.rounds} goes on for longer.
 */
@AttuneTest
class HostileFormsTests {

  private static final int ROUNDS = Integer.getInteger("attune.fuzz.rounds", 3);
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:[^}]*)?}");
  private static final Pattern FIELD = Pattern.compile("<(?:input|button|textarea|select)[^>]*\\bname=\"([^\"]+)\"[^>]*>");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
      "source", "track", "wbr");
  /** Where a refusal leaves something behind, each with its reason. */
  private static final Map<String, String> COUNTED = Map.of(
      "/invitation/{link}", "a wrong code is counted", "/invitation/{link}/code", "a wrong code is counted",
      "/invitation/{link}/as-me", "a wrong code is counted",
      "/practice/concerns/{concern}/answer", "the page that is shown again shows what arrived meanwhile, which counts as read");
  private static final Set<String> WHO_ASKS = Set.of("attempt", "known_place", "sign_in", "look");
  private static final String TOKEN = UUID.randomUUID().toString();
  private static final String SHOWN = Base64.getUrlEncoder()
      .encodeToString(("\0".repeat(TOKEN.length()) + TOKEN).getBytes(StandardCharsets.US_ASCII));

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @LocalServerPort int port;

  private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Map<String, List<String>> offered = new HashMap<>();
  private final Map<PersonId, String> cookies = new HashMap<>();
  private TableSnapshots written;
  private TestPractice practice;
  private Map<String, List<String>> ids;

  private record Form(String path, List<String> fields) {}

  @Test
  void no_form_fails_changes_what_it_refuses_or_shows_what_was_typed_as_markup() throws Exception {
    long seed = Long.getLong("attune.fuzz.seed", System.nanoTime());
    var hostile = new HostileInput(seed);
    List<Form> forms = forms();
    Map<Integer, Integer> answers = new TreeMap<>();
    Set<String> reached = new LinkedHashSet<>();
    var wrong = new LinkedHashSet<String>();
    int sent = 0;
    for (int round = 0; round < ROUNDS; round++) {
      for (Form form : forms) {
        for (PersonId person : people()) {
          HttpRequest request = request(hostile, form, person);
          HttpResponse<String> answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
          sent++;
          int status = answer.statusCode();
          answers.merge(status, 1, Integer::sum);
          if (status < 400 || status == 422) {
            reached.add(form.path);
          }
          if (status < 400 || status == 401 || COUNTED.containsKey(form.path)) {
            cookies.clear(); // it may have been a sign-out
            changed();
          }
          String at = status + " at " + form.path;
          if (status >= 500) {
            wrong.add(at);
          } else if (status >= 400 && !COUNTED.containsKey(form.path) && !changed().isEmpty()) {
            wrong.add("rows changed: " + at);
          } else if (answer.body().contains(HostileInput.MARK)) {
            wrong.add("not escaped: " + at);
          } else if (status != 204 && isHtml(answer) && !isWellFormed(answer.body())) {
            wrong.add("not well formed: " + at);
          }
        }
      }
    }
    LoggerFactory.getLogger("attune").info("{} forms were sent {} times, answered {}, and {} of them got past the first look",
        forms.size(), sent, answers, reached.size());
    assertThat(wrong).as("seed " + seed).isEmpty();
    assertThat(reached.size()).isGreaterThan(forms.size() / 4);
  }

  @BeforeEach
  void fill() throws Exception {
    database.empty();
    practice = TestPractice.named(application, "H" + UUID.randomUUID().toString().substring(0, 8));
    ids = new HashMap<>();
    cookies.clear();
    for (Map<String, Object> table : database.asOwner().sql("""
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name = 'id' and data_type = 'uuid'""").query().listOfRows()) {
      String name = (String) table.get("table_name");
      ids.put(name, database.asOwner().sql("select id::text from " + name).query(String.class).list());
    }
    for (String path : addresses(RequestMethod.GET)) {
      for (PersonId person : people()) {
        HttpRequest request = request(filled(new HostileInput(1), path), person).GET().build();
        look(browser.send(request, HttpResponse.BodyHandlers.ofString()).body());
      }
    }
    written = new TableSnapshots(database.asSuperuser());
  }

  @AfterEach
  void nothingIsNotedAnyMore() throws SQLException {
    written.close();
  }

  private List<@Nullable PersonId> people() {
    return Arrays.asList(practice.client().person(), practice.therapist().person(), practice.manager().person(), null);
  }

  private void look(String page) {
    Matcher field = FIELD.matcher(page);
    while (field.find()) {
      Matcher value = VALUE.matcher(field.group());
      List<String> values = offered.computeIfAbsent(field.group(1), f -> new ArrayList<>());
      String offer = value.find() ? HtmlUtils.htmlUnescape(value.group(1)) : "on";
      if (!offer.isEmpty() && values.size() < 50 && !values.contains(offer)) {
        values.add(offer);
      }
    }
    Matcher select = Pattern.compile("(?s)<select[^>]*name=\"([^\"]+)\".*?</select>").matcher(page);
    while (select.find()) {
      Matcher value = VALUE.matcher(select.group());
      List<String> values = offered.computeIfAbsent(select.group(1), f -> new ArrayList<>());
      while (value.find() && values.size() < 20) {
        values.add(HtmlUtils.htmlUnescape(value.group(1)));
      }
    }
  }

  private HttpRequest request(HostileInput hostile, Form form, @Nullable PersonId person) {
    byte[] body = hostile.form(form.fields, offered, SHOWN);
    return request(filled(hostile, form.path), person)
        .header("Content-Type", "application/x-www-form-urlencoded").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
  }

  private HttpRequest.Builder request(String path, @Nullable PersonId person) {
    String cookie = person == null ? "" : cookies.computeIfAbsent(person,
        p -> "; sign_in=" + TestPractice.signIn(application, p).text());
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Cookie", "XSRF-TOKEN=" + TOKEN + cookie).header("Accept", "text/html");
  }

  /** The tables that are no longer what they were when this was last asked, but for those that hold who asks. */
  private Set<String> changed() throws SQLException {
    Set<String> changed = written.changed();
    written.take();
    changed.removeAll(WHO_ASKS);
    return changed;
  }

  private String filled(HostileInput hostile, String path) {
    return VARIABLE.matcher(path).replaceAll(variable -> {
      String name = variable.group(1);
      List<String> own = ids.getOrDefault(name, ids.values().stream().flatMap(List::stream).collect(Collectors.toList()));
      return hostile.one(12) ? "%00" : own.isEmpty() || hostile.one(15) ? UUID.randomUUID().toString() : hostile.any(own);
    });
  }

  private Set<String> addresses(RequestMethod method) {
    return mapping().entrySet().stream().filter(m -> m.getKey().getMethodsCondition().getMethods().contains(method))
        .flatMap(m -> m.getKey().getPatternValues().stream()).filter(p -> !p.equals("/leave"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Map<RequestMappingInfo, HandlerMethod> mapping() {
    return application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods();
  }

  private List<Form> forms() {
    var forms = new ArrayList<Form>();
    mapping().forEach((info, handler) -> {
      if (info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
        var fields = new LinkedHashSet<String>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
          parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
          if (parameter.hasParameterAnnotation(ModelAttribute.class) && parameter.getParameterType().isRecord()) {
            Arrays.stream(parameter.getParameterType().getRecordComponents()).forEach(c -> fields.add(c.getName()));
          } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
            if (Map.class.isAssignableFrom(parameter.getParameterType())) {
              fields.addAll(offered.keySet().stream().sorted().limit(60).toList());
            } else {
              fields.add(String.valueOf(parameter.getParameterName()));
            }
          }
        }
        fields.remove("_csrf");
        info.getPatternValues().forEach(path -> forms.add(new Form(path, List.copyOf(fields))));
      }
    });
    assertThat(forms).hasSizeGreaterThan(60);
    return forms;
  }

  private static boolean isHtml(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html") && !answer.body().isBlank();
  }

  /** Each element is closed where it must be, in order. */
  static boolean isWellFormed(String page) {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = Pattern.compile("(?s)<!--.*?-->|<!doctype[^>]*>|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
        .matcher(page);
    while (tag.find()) {
      String name = tag.group(2);
      if (name == null || VOID.contains(name.toLowerCase(java.util.Locale.ROOT)) || tag.group(3).endsWith("/")) {
        continue;
      }
      if (tag.group(1).isEmpty()) {
        open.push(name);
      } else if (open.isEmpty() || !open.pop().equals(name)) {
        return false;
      }
    }
    return open.isEmpty();
  }
}
