package org.attune.app;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks the application as it is asked, with whichever cookies; a form carries a valid token, so that no refusal is the token's. */
public final class TestHttpClient {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final String base;
  private final String token;
  private final String tokenCookie;

  public TestHttpClient(int port) throws IOException, InterruptedException {
    base = "http://localhost:" + port;
    HttpResponse<String> page = client.send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).build(),
        HttpResponse.BodyHandlers.ofString());
    tokenCookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    Matcher field = TOKEN.matcher(page.body());
    if (!field.find()) {
      throw new IllegalStateException("no token on the page of the sign-in");
    }
    token = field.group(1);
  }

  /** The cookie that belongs to the token. */
  public String csrfCookie() {
    return tokenCookie;
  }

  public HttpResponse<String> get(String path, String cookies) throws IOException, InterruptedException {
    return client.send(request(path, cookies).GET().build(), HttpResponse.BodyHandlers.ofString());
  }

  public HttpResponse<String> post(String path, String cookies, Map<String, String> form)
      throws IOException, InterruptedException {
    String body = Stream.concat(form.entrySet().stream(), Stream.of(Map.entry("_csrf", token)))
        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return client.send(request(path, cookies).header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String cookies) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html, application/json")
        .header("Cookie", cookies.isEmpty() ? tokenCookie : cookies + "; " + tokenCookie);
  }
}
