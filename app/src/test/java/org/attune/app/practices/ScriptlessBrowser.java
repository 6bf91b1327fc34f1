package org.attune.app.practices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** One person's browser without script: it follows, keeps cookies, and fills in the forms that it was shown. */
public final class ScriptlessBrowser {

  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NORMAL).build();
  private final String base;
  private Response shown = new Response(0, "", "");

  public ScriptlessBrowser(int port) {
    this.base = "http://localhost:" + port;
  }

  /** What came back in the end. */
  public record Response(int status, String path, String body) {
    /** The first match of a pattern's group in the page. */
    public String find(String pattern) {
      Matcher matcher = Pattern.compile(pattern).matcher(body);
      if (!matcher.find()) {
        throw new AssertionError("no " + pattern + " in " + status + " " + path);
      }
      return HtmlUtils.htmlUnescape(matcher.group(1));
    }
  }

  /** Opens a page of this place, by its path or its full address. */
  public Response open(String address) {
    String path = address.startsWith("http") ? URI.create(address).getRawPath() : address;
    return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
  }

  /** The first form on the page that goes to an address beginning so, with what it holds already. */
  public Map<String, String> form(String action) {
    Matcher form = Pattern.compile("(?s)<form[^>]*action=\"(" + Pattern.quote(action) + "[^\"]*)\".*?</form>")
        .matcher(shown.body);
    if (!form.find()) {
      throw new AssertionError("no form to " + action + " on " + shown.path);
    }
    var fields = new LinkedHashMap<String, String>();
    fields.put("", HtmlUtils.htmlUnescape(form.group(1)));
    Matcher input = INPUT.matcher(form.group());
    while (input.find()) {
      String name = attribute(input.group(), "name");
      String type = attribute(input.group(), "type");
      if (!name.isEmpty() && !type.equals("radio") && !type.equals("checkbox")) {
        fields.put(name, attribute(input.group(), "value"));
      }
    }
    return fields;
  }

  /** Fills in the form and sends it. */
  public Response send(String action, Map<String, String> typed) {
    Map<String, String> fields = form(action);
    fields.putAll(typed);
    return post(fields);
  }

  /** Sends a form as it was once shown. */
  public Response post(Map<String, String> form) {
    String body = form.entrySet().stream().filter(f -> !f.getKey().isEmpty())
        .map(f -> encode(f.getKey()) + "=" + encode(f.getValue())).collect(Collectors.joining("&"));
    return send(HttpRequest.newBuilder(URI.create(base + form.getOrDefault("", "/")))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** As if the sign-in had run out. */
  public void loseSignIn() {
    cookies.getCookieStore().get(URI.create(base)).stream().filter(c -> c.getName().equals("sign_in")).toList()
        .forEach(c -> cookies.getCookieStore().remove(URI.create(base), c));
  }

  private Response send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      shown = new Response(response.statusCode(), response.uri().getPath(), response.body());
      return shown;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String attribute(String element, String name) {
    Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
    return matcher.find() ? HtmlUtils.htmlUnescape(matcher.group(1)) : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
