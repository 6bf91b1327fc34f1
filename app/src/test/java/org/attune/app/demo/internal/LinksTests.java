package org.attune.app.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.AttuneTest;
import org.attune.app.FilledPractice;
import org.attune.app.MovableClock;
import org.attune.app.TestHttpClient;
import org.attune.app.TestPractice;
import org.attune.app.database.TestDatabase;
import org.attune.app.identity.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every link of every page, and every form, leads somewhere: followed by everybody of the demo practice, and
 * by everybody of a practice with a record of each kind in it. A page that is refused on purpose has no link to it.
 */
@AttuneTest
class LinksTests {

  /** How many addresses of one pattern each person opens: records differ in their state, and so do their pages. */
  private static final int OF_ONE_PATTERN = 2;

  private static final Pattern LINK = Pattern.compile("<(?:a|link|img|script)\\b[^>]*?\\b(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ASKING_FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern POSTING_FORM = Pattern.compile("<form\\b(?=[^>]*method=\"post\")[^>]*\\baction=\"([^\"]+)\"");
  private static final AntPathMatcher PATHS = new AntPathMatcher();
  private static final Pattern RECORD =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d{2}(-\\d{2})?");

  @Autowired ApplicationContext application;
  @Autowired TestDatabase database;
  @Autowired MovableClock clock;
  @LocalServerPort int port;

  @BeforeEach
  void an_empty_installation() {
    database.empty();
  }

  @Test
  void every_link_that_somebody_of_the_demo_is_shown_leads_somewhere() throws Exception {
    Instant now = clock.instant();
    application.getBean(DemoPractice.class).play(new DemoClock() {
      @Override
      void setTo(Instant moment) {
        clock.set(moment);
      }

      @Override
      void reset() {
        clock.set(now);
      }

      @Override
      public Instant instant() {
        return clock.instant();
      }
    });
    assertThat(database.asOwner().sql("select state from first_talk_request order by state").query(String.class).list())
        .as("requests for a first talk").containsExactly("asked", "booked", "offered");
    Map<String, PersonId> people = people();
    people.keySet().retainAll(Set.of("ana", "clara", "maya", "priya", "dev", "rosa"));
    assertThat(people).hasSize(6);
    assertThat(leadingNowhere(people)).isEmpty();
  }

  @Test
  void every_link_that_somebody_of_a_filled_practice_is_shown_leads_somewhere() throws Exception {
    FilledPractice.named(application, "Ana");
    Map<String, PersonId> people = people();
    assertThat(people).containsKeys("ana-manager", "ana-therapist", "ana-colleague", "ana-client", "ana-other");
    assertThat(leadingNowhere(people)).isEmpty();
  }

  private Map<String, PersonId> people() {
    var people = new LinkedHashMap<String, PersonId>();
    database.asOwner().sql("select id, sign_in_name from person where sign_in_name is not null order by sign_in_name")
        .query((row, i) -> people.put(row.getString(2), new PersonId(row.getObject(1, java.util.UUID.class)))).list();
    return people;
  }

  private Set<String> leadingNowhere(Map<String, PersonId> people) throws Exception {
    var nowhere = new TreeSet<String>();
    var caller = new TestHttpClient(port);
    nowhere.addAll(leadingNowhere(caller, "visitor", ""));
    for (Map.Entry<String, PersonId> person : people.entrySet()) {
      nowhere.addAll(leadingNowhere(caller, person.getKey(),
          "sign_in=" + TestPractice.signIn(application, person.getValue()).text()));
    }
    return nowhere;
  }

  private Set<String> leadingNowhere(TestHttpClient caller, String who, String cookies) throws Exception {
    var nowhere = new TreeSet<String>();
    var seen = new LinkedHashSet<String>();
    var ofPattern = new TreeMap<String, Integer>();
    var shownOn = new HashMap<String, String>(Map.of("/", "the first page"));
    var waiting = new ArrayDeque<>(List.of("/"));
    while (!waiting.isEmpty()) {
      String address = waiting.removeFirst();
      if (!seen.add(address) || ofPattern.merge(RECORD.matcher(address).replaceAll("…"), 1, Integer::sum) > OF_ONE_PATTERN) {
        continue;
      }
      HttpResponse<String> answer = caller.get(address, cookies);
      if (answer.statusCode() >= 400) {
        nowhere.add(who + ": " + answer.statusCode() + " at " + RECORD.matcher(address).replaceAll("…") + ", linked on "
            + RECORD.matcher(shownOn.getOrDefault(address, "")).replaceAll("…"));
      }
      var next = new ArrayList<String>();
      answer.headers().firstValue("Location").ifPresent(next::add);
      if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        next.addAll(asked(answer.body()));
        if (answer.body().replaceAll("<[^>]*>", "").contains("{0}")) {
          nowhere.add(who + ": words without what belongs into them at " + RECORD.matcher(address).replaceAll("…"));
        }
        Matcher posting = POSTING_FORM.matcher(answer.body());
        while (posting.find()) {
          String action = unescape(posting.group(1)).replaceFirst("[?#].*", "");
          if (!listens(action)) {
            nowhere.add(who + ": nobody takes what is sent to " + RECORD.matcher(action).replaceAll("…") + ", a form on "
                + RECORD.matcher(address).replaceAll("…"));
          }
        }
      }
      for (String link : next) {
        String path = within(address, link);
        if (path != null && shownOn.putIfAbsent(path, address) == null) {
          waiting.add(path);
        }
      }
    }
    assertThat(seen).as(who).hasSizeGreaterThan(3);
    return nowhere;
  }

  private boolean listens(String action) {
    return application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet()
        .stream().filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
        .flatMap(info -> info.getPatternValues().stream()).anyMatch(pattern -> PATHS.match(pattern, action));
  }

  private static List<String> asked(String page) {
    var asked = new ArrayList<String>();
    Matcher link = LINK.matcher(page);
    while (link.find()) {
      asked.add(unescape(link.group(1)));
    }
    Matcher form = ASKING_FORM.matcher(page);
    while (form.find()) {
      if (!form.group(1).contains("method=\"post\"")) {
        asked.add(attribute(form.group(1), "action") + query(form.group(2)));
      }
    }
    return asked;
  }

  /** What the form would ask, as it is shown: hidden and text fields, the first of each choice. */
  private static String query(String form) {
    var fields = new LinkedHashMap<String, String>();
    Matcher field = Pattern.compile("(?s)<(?:input\\b[^>]*|select\\b[^>]*>\\s*<option\\b[^>]*)>").matcher(form);
    while (field.find()) {
      String name = attribute(field.group(), "name");
      if (!name.isEmpty()) {
        fields.putIfAbsent(name, attribute(field.group(), "value"));
      }
    }
    var query = new StringBuilder();
    fields.forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&').append(name).append('=')
        .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
    return query.toString();
  }

  private static String attribute(String element, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
    return matcher.find() ? unescape(matcher.group(1)) : "";
  }

  private static String unescape(String text) {
    return org.springframework.web.util.HtmlUtils.htmlUnescape(text);
  }

  /** The path of a link of this place, or null where it leads elsewhere: to a telephone, to another site. */
  private static @org.jspecify.annotations.Nullable String within(String page, String link) {
    if (link.startsWith("#") || link.matches("(tel|mailto|sms|data|blob):.*")) {
      return null;
    }
    URI to = URI.create("http://here" + page).resolve(link);
    return "here".equals(to.getAuthority()) || "localhost".equals(to.getHost())
        ? to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery()) : null;
  }
}
