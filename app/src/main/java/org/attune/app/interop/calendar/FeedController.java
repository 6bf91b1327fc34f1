package org.attune.app.interop.calendar;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.Authentications;
import org.attune.app.identity.Password;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Secret;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.TooMany;
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
class FeedController {

  private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final Feeds feeds;
  private final Authentications authentications;
  private final FeedInitials initials;
  private final Attempts attempts;
  private final PublicUrl url;
  private final MessageSource messages;

  FeedController(Feeds feeds, FeedInitials initials, Authentications authentications, Attempts attempts, PublicUrl url,
      MessageSource messages) {
    this.feeds = feeds;
    this.initials = initials;
    this.authentications = authentications;
    this.attempts = attempts;
    this.url = url;
    this.messages = messages;
  }

  @GetMapping("/feeds/{secret}.ics")
  ResponseEntity<String> feed(Viewer.Visitor viewer, @PathVariable String secret, HttpServletRequest request) {
    if (!attempts.isWithin(viewer, "feed", request, 300, WINDOW)) {
      throw new TooMany(WINDOW);
    }
    String feed = feeds.read(viewer, new Secret(secret), new Feeds.Words(say("interop.calendar.name"),
        say("interop.calendar.summary"))).orElseThrow(NotFound::new);
    return ResponseEntity.ok().contentType(CALENDAR).cacheControl(CacheControl.noStore()).body(feed);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH);
  }

  /** A therapist's choice, off until they ask for it. */
  @PostMapping("/course/calendar/initials")
  String initials(Viewer.Oneself viewer, @RequestParam(defaultValue = "false") boolean shown) {
    initials.show(viewer, shown);
    return Page.done("/course/calendar", shown ? "interop.initials-shown" : "interop.initials-hidden");
  }

  @GetMapping("/course/calendar")
  String page(SignedIn who, HttpServletRequest request, Model model) {
    return show(who, feeds.madeAt(who.oneself()).isPresent(), null, new FieldErrors(), request, model);
  }

  /** No redirect: the link is in this answer alone. */
  @PostMapping("/course/calendar")
  String renew(SignedIn who, Viewer.Visitor visitor, @RequestParam(defaultValue = "") Password current,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Viewer.Oneself viewer = who.oneself();
    if (!authentications.isPassword(visitor, who, current)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(who, feeds.madeAt(viewer).isPresent(), null, new FieldErrors().add("current", "identity.current-wrong"), request,
          model);
    }
    String link = url.to("/feeds/" + feeds.renew(viewer).text() + ".ics");
    return show(who, true, link, new FieldErrors(), request, model);
  }

  private String show(SignedIn who, boolean exists, @Nullable String link, FieldErrors errors, HttpServletRequest request,
      Model model) {
    model.addAttribute("initials", initials.areShown(who.oneself()));
    model.addAttribute("calendar", new CalendarPage(exists, link, who.isClinician(request)));
    model.addAttribute("errors", errors);
    return "interop/calendar";
  }

  @PostMapping("/course/calendar/end")
  String end(Viewer.Oneself viewer) {
    feeds.end(viewer);
    return Page.done("/course/calendar", "interop.calendar-ended");
  }
}
