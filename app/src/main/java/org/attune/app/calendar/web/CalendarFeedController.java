package org.attune.app.calendar.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.attune.app.authentication.Authentications;
import org.attune.app.authentication.Password;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.calendar.CalendarFeeds;
import org.attune.app.calendar.CalendarInitialsSetting;
import org.attune.app.calendar.internal.CalendarFeedWriter;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.SecretToken;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.TooManyRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The feed, and the page where a person makes, renews and ends its link. */
@Controller
class CalendarFeedController {

  private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final CalendarFeeds feeds;
  private final CalendarFeedWriter writer;
  private final Authentications authentications;
  private final CalendarInitialsSetting initials;
  private final RateLimiter rateLimiter;
  private final PublicUrl url;
  private final MessageSource messages;

  CalendarFeedController(CalendarFeeds feeds, CalendarFeedWriter writer, CalendarInitialsSetting initials,
      Authentications authentications, RateLimiter rateLimiter, PublicUrl url, MessageSource messages) {
    this.feeds = feeds;
    this.writer = writer;
    this.initials = initials;
    this.authentications = authentications;
    this.rateLimiter = rateLimiter;
    this.url = url;
    this.messages = messages;
  }

  @GetMapping("/feeds/{secret}.ics")
  ResponseEntity<String> feed(Viewer.Visitor viewer, @PathVariable String secret, HttpServletRequest request) {
    if (!rateLimiter.tryAcquire(viewer, "feed", request, 300, WINDOW)) {
      throw new TooManyRequests(WINDOW);
    }
    String feed = writer.write(viewer, new SecretToken(secret), new CalendarFeedWriter.FeedTexts(say("calendar.name"),
        say("calendar.summary"))).orElseThrow(NotFound::new);
    return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore()).body(feed);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH);
  }

  /** A therapist's choice, off until they ask for it. */
  @PostMapping("/course/calendar/initials")
  String initials(Viewer.Oneself viewer, @RequestParam(defaultValue = "false") boolean shown) {
    initials.show(viewer, shown);
    return PageContext.redirectWithNotice("/course/calendar", shown ? "calendar.initials-shown" : "calendar.initials-hidden");
  }

  @GetMapping("/course/calendar")
  String page(SignedInPerson signedIn, HttpServletRequest request, Model model) {
    return show(signedIn, exists(signedIn), null, new FieldErrors(), request, model);
  }

  /** Whether they have a link. Somebody who meets nobody here has no calendar, but may look at one of before, to end it. */
  private boolean exists(SignedInPerson signedIn) {
    boolean exists = feeds.createdAt(signedIn.asOneself()).isPresent();
    if (!exists && !signedIn.isClient() && !signedIn.isStaff()) {
      throw new NotFound();
    }
    return exists;
  }

  /** No redirect: the link is in this answer alone. */
  @PostMapping("/course/calendar")
  String renew(SignedInPerson signedIn, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    boolean exists = exists(signedIn);
    if (!authentications.matchesPassword(visitor, signedIn, current)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn, exists, null, new FieldErrors().add("current", "authentication.current-wrong"), request, model);
    }
    String link = url.urlFor("/feeds/" + feeds.renew(signedIn.asOneself()).text() + ".ics");
    return show(signedIn, true, link, new FieldErrors(), request, model);
  }

  private String show(SignedInPerson signedIn, boolean exists, @Nullable String link, FieldErrors errors, HttpServletRequest request,
      Model model) {
    model.addAttribute("initials", initials.areShown(signedIn.asOneself()));
    model.addAttribute("calendar", new CalendarFeedView(exists, link, signedIn.isClinician(request)));
    model.addAttribute("errors", errors);
    return "calendar/feed";
  }

  @PostMapping("/course/calendar/end")
  String end(SignedInPerson signedIn) {
    feeds.end(signedIn.asOneself());
    return PageContext.redirectWithNotice(signedIn.isClient() || signedIn.isStaff() ? "/course/calendar" : "/account", "calendar.ended");
  }
}
