package org.attune.app.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.attune.app.directory.Photograph;
import org.attune.app.directory.Photographs;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.directory.PublicProfiles.PublicPractice;
import org.attune.app.directory.StyleDimension;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** A profile as anyone reads it: no cookie, no script. Browsers ask each time, so that what was taken out is gone. */
@Controller
class PublicProfileController {

  /** Kept, and asked for each time: who is signed in sees their own name above it. */
  private static final String ASK_EACH_TIME = "private, no-cache";

  private final PublicProfiles profiles;
  private final Photographs photographs;
  private final PageContexts pages;
  private final ProfileJsonLd jsonLd;
  private final Clock clock;

  PublicProfileController(PublicProfiles profiles, Photographs photographs, PageContexts pages, ProfileJsonLd jsonLd, Clock clock) {
    this.profiles = profiles;
    this.photographs = photographs;
    this.pages = pages;
    this.jsonLd = jsonLd;
    this.clock = clock;
  }

  @GetMapping("/find/{slug}")
  ModelAndView profile(Viewer.Visitor viewer, @PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
    return page(viewer, slug, TherapyStyle.NONE, request);
  }

  /** The same from a search, with what was chosen there: it goes along to the form that asks for a first talk, and is kept nowhere. */
  @PostMapping("/find/{slug}")
  ModelAndView found(Viewer.Visitor viewer, @PathVariable String slug, HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return page(viewer, slug, StyleDimension.chosen(request::getParameter), request);
  }

  private ModelAndView page(Viewer.Visitor viewer, String slug, TherapyStyle preferences, HttpServletRequest request) {
    PublicProfile profile = profiles.find(viewer, slug).orElseThrow(NotFound::new);
    if (!profile.slug().equals(slug)) {
      var moved = new RedirectView(address(profile));
      moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
      return new ModelAndView(moved);
    }
    PublicPractice practice = profiles.practice(viewer, profile.id()).orElseThrow(NotFound::new);
    PageContext page = pages.of(request);
    return new ModelAndView("directory/profile")
        .addObject("view", new ProfilePageView(profile, practice.name(), practice.zone(), clock.instant(),
            profile.hasPhotograph() ? address(profile) + "/photograph" : null, false, preferences))
        .addObject("jsonLd", jsonLd.of(page, profile, practice.name()));
  }

  @GetMapping("/find/{slug}/photograph")
  ResponseEntity<byte[]> photograph(Viewer.Visitor viewer, @PathVariable String slug, WebRequest request) {
    Photograph photograph = photographs.find(viewer, slug).orElseThrow(NotFound::new);
    return answer(photograph, request);
  }

  /** With a strong ETag, since another picture has another id. */
  static ResponseEntity<byte[]> answer(Photograph photograph, WebRequest request) {
    String tag = '"' + photograph.id().toString() + '"';
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).build();
    }
    return ResponseEntity.ok().eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).contentType(MediaType.IMAGE_JPEG)
        .body(photograph.jpeg());
  }

  static String address(PublicProfile profile) {
    return "/find/" + profile.slug();
  }
}
