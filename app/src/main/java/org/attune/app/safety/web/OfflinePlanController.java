package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.attune.app.identity.DeviceMarkerCookie;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.safety.SafetyPlans;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/** The safety plan and the help lines on a phone without a connection. Only after asking who else uses it. */
@Controller
class OfflinePlanController {

  private static final String HOME = PrivateAddresses.OFFLINE;

  private final SafetyPlans plans;
  private final HelpLines lines;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final DeviceMarkerCookie deviceMarker;
  private final PageContexts pages;
  private final Clock clock;

  OfflinePlanController(SafetyPlans plans, HelpLines lines, HelpCountry country, PracticeHelpLines own, DeviceMarkerCookie deviceMarker,
      PageContexts pages, Clock clock) {
    this.plans = plans;
    this.lines = lines;
    this.country = country;
    this.own = own;
    this.deviceMarker = deviceMarker;
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
    model.addAttribute("kept", deviceMarker.belongsTo(request, viewer.person()));
    model.addAttribute("others", errors.isEmpty() ? who : "");
    model.addAttribute("country", country.code());
    model.addAttribute("errors", errors);
    return "safety/offline";
  }

  /** What the phone keeps. */
  @GetMapping(HOME + "/plan")
  String plan(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    CurrentPerson currentPerson = Objects.requireNonNull(page.person());
    model.addAttribute("plan", plans.of(viewer));
    model.addAttribute("help", new HelpView(country.code(), null, Set.of(), own.all(viewer), lines.ofCountry(country.code())));
    model.addAttribute("on", page.date(LocalDate.ofInstant(clock.instant(), currentPerson.zone())));
    return "safety/offline-plan";
  }
}
