package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address that can be read, by everybody, with somebody else's record in it: the addresses are listed by the application. */
@AttuneTest
class AccessWalkTests {

  @Autowired ApplicationContext application;
  @LocalServerPort int port;

  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:[^}]*)?}");

  private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  @Test
  void somebody_elses_record_is_not_there() throws Exception {
    Practised theirs = Practised.named(application, "T" + UUID.randomUUID().toString().substring(0, 8));
    Practised ours = Practised.named(application, "O" + UUID.randomUUID().toString().substring(0, 8));
    var walkers = new LinkedHashMap<String, @Nullable PersonId>();
    walkers.put("a visitor", null);
    walkers.put("the manager of another practice", ours.manager().person());
    walkers.put("a therapist of another practice", ours.therapist().person());
    walkers.put("a client of another practice", ours.client().person());
    walkers.put("a colleague", theirs.colleague().person());
    walkers.put("a colleague's client", theirs.other().person());
    var wrong = new ArrayList<String>();
    int asked = 0;
    for (var walker : walkers.entrySet()) {
      PersonId person = walker.getValue();
      String cookie = person == null ? null : "sign_in=" + Practised.signIn(application, person).text();
      for (String pattern : addresses()) {
        for (UUID record : records(theirs)) {
          boolean names = pattern.contains("{");
          int status = status(filled(pattern, record), cookie);
          asked++;
          if (status >= 500 || names && status == 200) {
            wrong.add(status + " at " + pattern + " for " + walker.getKey());
          }
          if (!names) {
            break;
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(asked).isGreaterThan(100);
  }

  private static List<UUID> records(Practised theirs) {
    return List.of(theirs.course().value(), theirs.session().value());
  }

  private Set<String> addresses() {
    var addresses = new TreeSet<String>();
    application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods()
        .keySet().forEach(info -> {
          Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
          if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
            addresses.addAll(info.getPatternValues());
          }
        });
    addresses.remove("/error"); // no page of its own: it answers what the request before it asked
    return addresses;
  }

  private static String filled(String pattern, UUID record) {
    Matcher variables = VARIABLE.matcher(pattern);
    return variables.replaceAll(record.toString());
  }

  private int status(String path, @Nullable String cookie) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).GET();
    Map.of("Accept", "text/html").forEach(request::header);
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }
}
