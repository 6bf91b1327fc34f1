package org.attune.endtoend;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One person whose browser is no more than its cookies: for many at once, and for asking again and again. */
final class HttpClientUser implements AutoCloseable {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What came back; {@code next} is where it sends on to, or nothing. */
  record Response(int status, String next, String body) {

    /** What the pattern's first group finds, each once, in their order. */
    List<String> all(String pattern) {
      return Pattern.compile(pattern).matcher(body).results().map(found -> found.group(1)).distinct().toList();
    }

    String first(String pattern) {
      return all(pattern).stream().findFirst().orElseThrow(() -> new IllegalStateException("no " + pattern + " in " + body));
    }
  }

  private final ApplicationUnderTest at;
  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
      .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();

  HttpClientUser(ApplicationUnderTest at) {
    this.at = at;
  }

  /** Somebody of the demo practice. */
  static HttpClientUser signedIn(ApplicationUnderTest at, String name) throws IOException {
    var visitor = new HttpClientUser(at);
    Response answer = visitor.sends(visitor.asks("/sign-in"), "/sign-in", Map.of("signInName", name, "password", "just looking"));
    if (answer.status() != 303) {
      throw new IllegalStateException(name + " could not sign in: " + answer.status());
    }
    return visitor;
  }

  Response asks(String path) throws IOException {
    return answer(HttpRequest.newBuilder(address(path)).GET());
  }

  /** Sends a form with the token of the page that it was on. */
  Response sends(Response page, String path, Map<String, String> fields) throws IOException {
    var all = new ArrayList<>(fields.entrySet());
    all.add(Map.entry("_csrf", page.first(TOKEN.pattern())));
    String body = all.stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return answer(HttpRequest.newBuilder(address(path)).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private URI address(String path) {
    return URI.create(path.startsWith("http") ? path : at.url(path));
  }

  private Response answer(HttpRequest.Builder request) throws IOException {
    try {
      var answer = client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
      return new Response(answer.statusCode(), answer.headers().firstValue("location").orElse(""), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
