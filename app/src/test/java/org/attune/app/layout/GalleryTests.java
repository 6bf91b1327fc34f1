package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Renders the parts of a page into {@code target/gallery}, to be looked at. */
class GalleryTests {
  private static final Path GALLERY = Path.of("target", "gallery");
  private static final Path STATIC = Path.of("src", "main", "resources", "static").toAbsolutePath();
  private static final AnnotationConfigApplicationContext LAYOUT =
      LayoutAlone.start();
  private static final TemplateEngine TEMPLATES = LAYOUT.getBean(TemplateEngine.class);
  private static final Who ANA =
      new Who(
          "Ana Costa", "Corner House Practice",
          List.of(Section.TODAY, Section.PRACTICE, Section.IMPORT, Section.LOOKED, Section.ACCOUNT), "PT");

  @AfterAll
  static void close() {
    LAYOUT.close();
  }

  @Test
  void aFormThatCouldNotBeTakenSaysWhatToPutRightAtItsPlace() throws IOException {
    String html =
        write("form-refused", null, true, form(new FieldErrors().add("heard", "layout.conflict").add("email", "layout.not-found")));
    assertThat(html)
        .contains("href=\"#heard\"", "id=\"heard\"", "aria-describedby=\"email-hint email-error\"", "data-refused");
  }

  @Test
  void aFormBeforeAnythingWasTypedHasNothingToPutRight() throws IOException {
    assertThat(write("form", null, true, form(new FieldErrors()))).doesNotContain("data-refused", "aria-invalid", "checked");
  }

  @Test
  void theDayOfATherapistShowsTheChartsOfTheirPeople() throws IOException {
    String html =
        write("before", ANA, false, page -> {
          var body = new StringBuilder("<div class=\"stack\"><div><p class=\"small soft\">14:00 · session 12</p><h1>Before Maya</h1></div>");
          body.append("<div class=\"two\"><div class=\"stack\"><div class=\"look stack-s\"><h2>Last time felt different for her.</h2><p>The bond fell from 6.3 to 4.2, lower than in any of her ten sessions before.</p></div><div class=\"sheet\">");
          body.append(part("layout/chart", page, Map.of("data", Charts.ofMayaWhoseLastTimeFeltDifferent(), "caption", "Felt by Maya, 1 to 7, mean of five.")));
          body.append("</div></div><div class=\"stack\"><div class=\"sheet stack-s\"><h2>She wants you to hear</h2><p class=\"said\">“When you looked at the clock I stopped.”</p><p class=\"small soft\">For you, written after session 11.</p></div></div></div>");
          for (var course : List.of(Charts.ofJonasFromBothChairs(), Charts.ofADepressionScore(), Charts.ofOneSession())) {
            body.append("<div class=\"sheet\">").append(part("layout/chart", page, Map.of("data", course))).append("</div>");
          }
          return body.append("</div>").toString();
        });
    assertThat(html).contains("aria-current=\"page\"", "Ana Costa").doesNotContain("style=");
  }

  private static Part form(FieldErrors errors) {
    return page ->
        "<div class=\"stack\"><h1>How was it today, with Ana?</h1><p class=\"soft\">About a minute. Ana reads this, usually the day before you meet.</p>"
            + part("layout/errors", page, Map.of("errors", errors))
            + "<form class=\"stack\" method=\"post\">"
            + part("layout/csrf", page, Map.of())
            + part("layout/hidden-key", page, Map.of())
            + part("layout/scale", page, Map.of("name", "seen", "legend", "I felt seen.", "low", "not at all", "high", "completely", "errors", errors))
            + part("layout/scale", page, Map.of("name", "heard", "legend", "Ana heard what I meant.", "low", "not at all", "high", "completely", "errors", errors))
            + part("layout/field", page, Map.of("name", "words", "label", "Is there something you couldn’t say?", "rows", 4, "required", false, "secret", true, "hint", "You don’t have to. If you write, you choose who reads it."))
            + "<fieldset><legend class=\"unseen\">Who may read it</legend><div class=\"choices\"><label><input type=\"radio\" name=\"w\"> Keep it for me</label><label><input type=\"radio\" name=\"w\"> Let’s open it together next time</label><label><input type=\"radio\" name=\"w\"> Ana may read it now</label></div></fieldset>"
            + part("layout/field", page, Map.of("name", "email", "label", "Your e-mail address", "type", "email", "value", "maya@", "hint", "Only to reach you.", "errors", errors))
            + "<button class=\"button full\">Send to Ana</button> <p class=\"row\"><a class=\"button quiet\" href=\"#\">Not this time</a> <button class=\"button danger\">Erase</button></p></form></div>";
  }

  private interface Part {
    String of(Page page);
  }

  private static String part(String template, Page page, Map<String, Object> parameters) {
    var out = new StringOutput();
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    TEMPLATES.render(template + ".jte", all, out);
    return out.toString();
  }

  private static String write(String name, @Nullable Who who, boolean narrow, Part body) throws IOException {
    Page page = LAYOUT.getBean(Pages.class).of(request(who));
    Content content = output -> output.writeContent(body.of(page));
    String html = part("layout/page", page, Map.of("title", "your appointment", "narrow", narrow, "content", content, "privacy", "Private: Maya and you."));
    Files.createDirectories(GALLERY);
    Files.writeString(
        GALLERY.resolve(name + ".html"),
        html.replaceAll("/assets/\\w+/", STATIC.toUri().toString()).replaceAll("<script[^>]*></script>", ""));
    return html;
  }

  private static HttpServletRequest request(@Nullable Who who) {
    var request = new MockHttpServletRequest("GET", "/today");
    request.addPreferredLocale(Locale.UK);
    request.setAttribute(Who.ATTRIBUTE, who);
    request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"));
    return request;
  }
}
