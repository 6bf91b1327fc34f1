package org.attune.app.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.directory.StyleDimension;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.requests.AnswerPromises;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.RequestWishes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asking a therapist for a first talk. The form sets no cookie; nothing goes to anybody before the address is confirmed. */
@Controller
@RequestMapping("/find/{slug}/first-talk")
class FirstTalkController {

  private static final int MOST_AN_HOUR = 10;
  private static final int MOST_A_DAY_TO_AN_ADDRESS = 3;

  private final FirstTalkRequests requests;
  private final AnswerPromises promises;
  private final PublicProfiles profiles;
  private final FormTimestamps times;
  private final RateLimiter rateLimiter;
  private final MailServer server;
  private final VisitorHelpLines help;
  private final Languages languages;
  private final PageContexts pages;

  FirstTalkController(FirstTalkRequests requests, AnswerPromises promises, PublicProfiles profiles, FormTimestamps times, RateLimiter rateLimiter,
      MailServer server, VisitorHelpLines help, Languages languages, PageContexts pages) {
    this.requests = requests;
    this.promises = promises;
    this.profiles = profiles;
    this.times = times;
    this.rateLimiter = rateLimiter;
    this.server = server;
    this.help = help;
    this.languages = languages;
    this.pages = pages;
  }

  @GetMapping
  String open(Viewer.Visitor viewer, @PathVariable String slug, HttpServletRequest request, Model model) {
    return form(viewer, profile(viewer, slug), FirstTalkForm.blank(), RequestWishes.NONE, new BotCheckFields(null, null, ""),
        new FieldErrors(), request, model);
  }

  /** The same from a search, with what was chosen there. */
  @PostMapping("/preferences")
  String openWithPreferences(Viewer.Visitor viewer, @PathVariable String slug, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return form(viewer, profile(viewer, slug), FirstTalkForm.blank(), new RequestWishes("", StyleDimension.chosen(request::getParameter), false),
        new BotCheckFields(null, null, ""), new FieldErrors(), request, model);
  }

  /** Takes the form, or shows it again with what was typed. */
  @PostMapping
  String ask(Viewer.Visitor viewer, @PathVariable String slug, @ModelAttribute FirstTalkForm form, @ModelAttribute BotCheckFields check,
      @RequestParam(defaultValue = "") String wishes, @RequestParam(defaultValue = "false") boolean wishesStay,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    PublicProfile profile = profile(viewer, slug);
    var wished = new RequestWishes(FormInput.text(wishes), StyleDimension.chosen(request::getParameter), wishesStay);
    FieldErrors errors = form.check(profile);
    errors.requireLength("wishes", wished.text(), FirstTalkRequests.MAX_LENGTH);
    if (errors.isEmpty()) {
      checkVisitor(viewer, form, check, errors, request);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(viewer, profile, form, wished, check, errors, request, model);
    }
    requests.ask(viewer, new FirstTalkRequestId(IdempotencyKeys.of(check.key())), profile, form.enquiry(wished, languages.wanted(request)));
    model.addAttribute("called", profile.content().name());
    model.addAttribute("address", form.address());
    return "requests/sent";
  }

  /** Asks once more, and never says no for good: anyone who reads the sentence can do what it says. */
  private void checkVisitor(Viewer.Visitor viewer, FirstTalkForm form, BotCheckFields check, FieldErrors errors, HttpServletRequest request) {
    if (!server.isConfigured()) {
      errors.add("address", "requests.form.no-mail");
      return;
    }
    server.validateDeliverable(errors, "address", form.address());
    if (!check.website().isEmpty()) {
      errors.add("website", "requests.form.website-filled");
    } else if (times.isTooQuick(check.shown())) {
      errors.add("words", "requests.form.too-quick");
    } else if (errors.isEmpty() && !mayAsk(viewer, form.address(), request)) {
      errors.add("address", "requests.form.too-many");
    }
  }

  private boolean mayAsk(Viewer.Visitor viewer, String address, HttpServletRequest request) {
    String canonical = MailAddress.of(address).map(MailAddress::canonical).orElseThrow(NotFound::new);
    return rateLimiter.tryAcquire(viewer, "first talk", request, MOST_AN_HOUR, Duration.ofHours(1))
        && rateLimiter.tryAcquire(viewer, "first talk to", canonical, MOST_A_DAY_TO_AN_ADDRESS, Duration.ofDays(1));
  }

  private String form(Viewer.Visitor viewer, PublicProfile profile, FirstTalkForm form, RequestWishes wishes, BotCheckFields check,
      FieldErrors errors, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    var job = new Viewer.Job(profile.practice());
    ZoneId zone = profiles.practice(viewer, profile.id()).map(PublicProfiles.PublicPractice::zone).orElse(ZoneOffset.UTC);
    model.addAttribute("ask", new FirstTalkView(profile, lastDay(page, promises.dueAt(job), zone), promises.of(job), server.isConfigured(),
        help.lines(job), check.key(), times.keep(check.shown()), !check.website().isEmpty()));
    model.addAttribute("form", form);
    model.addAttribute("wishes", wishes);
    model.addAttribute("website", check.website());
    model.addAttribute("errors", errors);
    return "requests/form";
  }

  /** The day that ends at this moment. */
  static String lastDay(PageContext page, Instant end, ZoneId zone) {
    return page.onRelativeDay(end.minusSeconds(1).atZone(zone));
  }

  private PublicProfile profile(Viewer.Visitor viewer, @Nullable String slug) {
    return profiles.find(viewer, String.valueOf(slug)).orElseThrow(NotFound::new);
  }
}
