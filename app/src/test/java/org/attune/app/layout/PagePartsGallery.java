package org.attune.app.layout;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** Pages that show every part, made up for looking at. */
final class PagePartsGallery implements AutoCloseable {
  static final CurrentPerson ANA =
      new CurrentPerson(
          "Ana", "Ana Costa", "Corner House Practice",
          List.of(section("preparation.section.today", "/today"), section("practices.section.practice", "/practice"), section("practices.section.account", "/account")), false, false, "PT", java.time.ZoneId.of("Europe/Lisbon"));

  private static NavigationSection section(String name, String path) {
    return new NavigationSection(name, path, request -> true);
  }

  private final AnnotationConfigApplicationContext layout = StandaloneLayout.start();
  private final TemplateEngine templates = layout.getBean(TemplateEngine.class);

  String checkIn(FieldErrors errors) {
    return page(null, true, page ->
        """
        <div class="stack"><h1>How was it today, with Ana?</h1>
        <p class="soft">About a minute. Ana reads this, usually the day before you meet. <a href="/other">Hard to tell Ana? Write to someone else.</a></p>
        """
            + part("layout/errors", page, Map.of("errors", errors))
            + "<form class=\"stack\" method=\"post\" action=\"/taken\" data-draft=\"check-in-12\" novalidate>"
            + part("layout/csrf", page, Map.of())
            + part("layout/hidden-key", page, Map.of())
            + part("layout/scale", page, scale("seen", "I felt seen.", errors))
            + part("layout/scale", page, scale("heard", "Ana heard what I meant.", errors))
            + part("layout/field", page, Map.of("name", "unsaid", "label", "Is there something you couldn’t say?",
                "rows", 4, "required", false, "secret", true, "hint", "You don’t have to. If you do write, you choose who reads it."))
            + """
              <fieldset><legend class="unseen">Who may read it</legend><div class="choices">
              <label><input type="radio" name="reader" value="me"> Keep it for me</label>
              <label><input type="radio" name="reader" value="together"> Let’s open it together next time</label>
              <label><input type="radio" name="reader" value="now"> Ana may read it now</label></div></fieldset>
              """
            + part("layout/field", page, Map.of("name", "email", "label", "Your e-mail address", "type", "email",
                "autocomplete", "email", "hint", "Only to reach you.", "errors", errors))
            + """
              <button class="button full">Send my answers</button>
              <p class="row"><a class="button quiet" href="/not-now">Not this time</a> <button class="button danger" name="erase">Erase</button></p>
              </form></div>
              """);
  }

  String beforeTheSession() {
    return page(ANA, false, page -> {
      var body = new StringBuilder(
          """
          <div class="stack"><div><p class="small soft">14:00 · session 12 · every week since August, two missed</p><h1>Before Maya</h1></div>
          <div class="two"><div class="stack">
          <div class="look stack-s"><h2>Last time felt different for her.</h2>
          <p>The bond fell from 6.3 to 4.2, lower than in any of her ten sessions before, most of all <em>heard</em> and <em>safe</em>. You rated the same session 5.8.</p>
          <p class="small"><a href="/how">How this was noticed</a> · rare if nothing had changed: about 1 session in 200</p></div>
          <div class="sheet">
          """);
      body.append(part("layout/chart", page,
          Map.of("data", SampleCharts.ofMayaWhoseLastTimeFeltDifferent(), "caption", "Felt by Maya, 1 to 7, mean of five.")));
      body.append(
          """
          </div></div><div class="stack">
          <div class="sheet stack-s"><h2>She wants you to hear</h2><p class="said">“When you looked at the clock I stopped.”</p><p class="small soft">For you, written after session 11.</p></div>
          <div class="sheet stack-s"><h2>Ways to open it</h2><p>Stay with it; nothing to fix yet.</p><p>Say what you noticed, and your part in it.</p><p><a class="button quiet" href="/repair">Note a repair</a></p></div>
          <p class="small soft">Maya’s card: “When I go quiet, please give me a moment, then ask again.”</p></div></div>
          """);
      for (var course : List.of(SampleCharts.ofJonasFromBothChairs(), SampleCharts.ofADepressionScore(), SampleCharts.ofOneSession())) {
        body.append("<div class=\"sheet\">").append(part("layout/chart", page, Map.of("data", course))).append("</div>");
      }
      return body.append("</div>").toString();
    });
  }

  String taken() {
    return page(null, true, page -> "<div class=\"stack\"><h1>Thank you. Ana has your answers.</h1><p class=\"note\">You can change your answers until you meet again.</p></div>");
  }

  String trouble() {
    return part("layout/error", layout.getBean(PageContexts.class).of(request(null)),
        Map.of("trouble", new org.attune.app.layout.web.ErrorView(503, "We’ll be back in a moment.", "What you saved is safe. Please try again in a minute.", "7k3mq2xd")));
  }

  String assets() {
    return layout.getBean(org.attune.app.layout.internal.StaticAssets.class).path();
  }

  private static Map<String, Object> scale(String name, String legend, FieldErrors errors) {
    return Map.of("name", name, "legend", legend, "low", "not at all", "high", "completely", "errors", errors);
  }

  private interface Part {
    String of(PageContext page);
  }

  private String part(String template, PageContext page, Map<String, Object> parameters) {
    var out = new StringOutput();
    Map<String, Object> all = new HashMap<>(parameters);
    all.put("page", page);
    templates.render(template + ".jte", all, out);
    return out.toString();
  }

  private String page(@Nullable CurrentPerson currentPerson, boolean narrow, Part body) {
    PageContext page = layout.getBean(PageContexts.class).of(request(currentPerson));
    Content content = output -> output.writeContent(body.of(page));
    return part("layout/page", page, Map.of("title", "your appointment", "narrow", narrow, "content", content,
        "privacy", "Private: Maya and you."));
  }

  private static HttpServletRequest request(@Nullable CurrentPerson currentPerson) {
    var request = new MockHttpServletRequest("GET", "/today");
    request.addPreferredLocale(Locale.UK);
    request.setAttribute(CurrentPerson.ATTRIBUTE, currentPerson);
    request.setAttribute(CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "token"));
    return request;
  }

  @Override
  public void close() {
    layout.close();
  }
}
