package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.attune.app.identity.KeptHere;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.SecurityHeaders;
import org.attune.app.layout.Who;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.space.Envelopes;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A phone without a connection: what it shows, and what was written on it meanwhile. Only after asking who else uses it. */
@Controller
class OfflineController {

  private static final String HOME = Addresses.OFFLINE;

  private final SafetyPlans plans;
  private final HelpLines lines;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final KeptHere kept;
  private final Envelopes envelopes;
  private final Pages pages;
  private final Clock clock;

  OfflineController(SafetyPlans plans, HelpLines lines, HelpCountry country, PracticeHelpLines own, KeptHere kept,
      Envelopes envelopes, Pages pages, Clock clock) {
    this.plans = plans;
    this.lines = lines;
    this.country = country;
    this.own = own;
    this.kept = kept;
    this.envelopes = envelopes;
    this.pages = pages;
    this.clock = clock;
  }

  /** The answer comes by POST: an address would keep it. */
  @RequestMapping(path = HOME, method = {RequestMethod.GET, RequestMethod.POST})
  String ask(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String who,
      @RequestParam(name = "country", defaultValue = "") String chosen, HttpServletRequest request, HttpServletResponse response, Model model) {
    country.choose(response, chosen);
    var errors = new FieldErrors();
    if (who.equals("me") && country.code() == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      errors.add("country", "safety.offline.country-missing");
    }
    model.addAttribute("kept", kept.isOf(request, viewer.person()));
    model.addAttribute("others", errors.isEmpty() ? who : "");
    model.addAttribute("country", country.code());
    model.addAttribute("errors", errors);
    return "safety/offline";
  }

  @PostMapping(HOME + "/keeping")
  String keep(Viewer.Oneself viewer, HttpServletResponse response) {
    kept.give(response, viewer.person());
    return Page.done(HOME, "safety.offline-on");
  }

  @PostMapping(HOME + "/ending")
  String end(Viewer.Oneself viewer, HttpServletResponse response) {
    kept.take(response);
    response.setHeader("Clear-Site-Data", SecurityHeaders.CLEAR_STORAGE);
    return Page.done(HOME, "safety.offline-off");
  }

  /** What the phone keeps. */
  @GetMapping(HOME + "/plan")
  String plan(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    Who who = Objects.requireNonNull(page.who());
    model.addAttribute("plan", plans.of(viewer));
    model.addAttribute("help", new HelpPage(country.code(), null, Set.of(), own.all(viewer), lines.in(country.code())));
    model.addAttribute("on", page.date(LocalDate.ofInstant(clock.instant(), who.zone())));
    return "safety/offline-plan";
  }

  /**
   * Who is signed in, and may write and send from this device.
   *
   * @param owner tells their things on the device from another's
   */
  record Writer(String owner, String csrfName, String csrf, Envelopes.Empty envelope) {}

  @GetMapping(path = HOME + "/writer", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Writer writer(Viewer.Oneself viewer, HttpServletRequest request) {
    if (kept.isOfAnother(request, viewer.person())) {
      throw new NotFound();
    }
    Page page = pages.of(request);
    return new Writer(kept.mark(viewer.person()), page.csrfParameter(), page.csrfToken(), envelopes.empty(viewer));
  }

  /** What lies in an envelope that this person closed, to be sent by its own form, or gone on with. */
  @PostMapping(path = HOME + "/opening", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  String open(Viewer.Oneself viewer, @RequestParam String opener, @RequestParam String from, @RequestParam String closed) {
    return envelopes.open(viewer, opener, from, closed);
  }

  /** Lies beside the pages that it stands in for, since browsers let it stand in for no others but by its header. */
  @GetMapping(Addresses.SPACE + "/worker.js")
  ResponseEntity<Resource> worker(Viewer.Oneself viewer) {
    return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
        .header("Service-Worker-Allowed", Addresses.SPACE).cacheControl(CacheControl.noCache()).body(new ClassPathResource("static/worker.js"));
  }
}
