package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.authentication.SignIns;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.practices.CountriesAndTimeZones;
import org.attune.app.practices.Practice;
import org.attune.app.practices.PracticeSetUp;
import org.attune.app.practices.Practices;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A manager's work: the practice's settings, the roles of its people, a code for a further practice. */
@Controller
class PracticeSettingsController {

  private static final int OWN_WORDS = 1000;

  private final Practices practices;
  private final People people;
  private final PracticeSetUp setUp;
  private final SecondSteps secondSteps;
  private final SignIns signIns;

  PracticeSettingsController(Practices practices, People people, PracticeSetUp setUp, SecondSteps secondSteps, SignIns signIns) {
    this.practices = practices;
    this.people = people;
    this.setUp = setUp;
    this.secondSteps = secondSteps;
    this.signIns = signIns;
  }

  @GetMapping("/practice/settings")
  String settings(Viewer.Member viewer, Model model) {
    Practice is = managed(viewer);
    return show(viewer, new PracticeSettingsForm(is.version(), is.name(), is.country(), is.timeZone().getId(),
        is.concernRecipients().colleague() == null ? "" : is.concernRecipients().colleague().toString(),
            Objects.requireNonNullElse(is.concernRecipients().outsideBody(), ""),
        Objects.requireNonNullElse(is.legalRetention(), "")),
        new FieldErrors(), model);
  }

  @PostMapping("/practice/settings")
  String change(Viewer.Member viewer, @ModelAttribute PracticeSettingsForm form, HttpServletResponse response, Model model) {
    Practice is = managed(viewer);
    List<People.StaffMember> staff = people.staff(viewer, viewer.practice());
    Optional<PersonId> hears = staff.stream().map(s -> s.person().id())
        .filter(id -> id.toString().equals(form.concernsTo())).findFirst();
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", form.name(), "practices.name-missing");
    if (!CountriesAndTimeZones.isCountry(form.country())) {
      errors.add("country", "practices.country-missing");
    }
    if (!CountriesAndTimeZones.isTimeZone(form.timeZone())) {
      errors.add("timeZone", "practices.time-zone-missing");
    }
    if (hears.isEmpty() && !form.concernsTo().isEmpty()) {
      errors.add("concernsTo", "practices.settings.concerns-gone");
    }
    FieldChecks.checkLength(errors, "outsideBody", form.outsideBody(), OWN_WORDS);
    FieldChecks.checkLength(errors, "keepsByLaw", form.keepsByLaw(), OWN_WORDS);
    if (errors.isEmpty()) {
      try {
        practices.change(viewer, new Practice(is.id(), form.name(), form.country(), ZoneId.of(form.timeZone()),
            new Practice.ConcernRecipients(hears.orElse(null), FormInput.orNull(form.outsideBody())), FormInput.orNull(form.keepsByLaw()),
            is.isHost(), form.version()));
        return PageContext.redirectWithNotice("/practice", "practices.saved");
      } catch (Conflict e) {
        errors.add("name", e.key());
        response.setStatus(HttpStatus.CONFLICT.value());
        // what was typed stays; sent once more, it counts
        return show(viewer, new PracticeSettingsForm(is.version(), form.name(), form.country(), form.timeZone(),
            form.concernsTo(), form.outsideBody(), form.keepsByLaw()), errors, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  @PostMapping("/practice/people/{person}/roles")
  String grantRole(Viewer.Member viewer, @PathVariable PersonId person, @RequestParam String role) {
    practices.grantRole(viewer, person, role(role));
    return PageContext.redirectWithNotice("/practice", "practices.saved");
  }

  @PostMapping("/practice/people/{person}/roles/{role}/end")
  String revokeRole(Viewer.Member viewer, @PathVariable PersonId person, @PathVariable String role) {
    try {
      practices.revokeRole(viewer, person, role(role));
    } catch (InvalidInput e) {
      return PageContext.redirectWithNotice("/practice", e.key());
    }
    return PageContext.redirectWithNotice("/practice", "practices.saved");
  }

  /** Such as when their phone was stolen. */
  @PostMapping("/practice/people/{person}/sign-ins/end")
  String endSignIns(Viewer.Member viewer, @PathVariable PersonId person) {
    signIns.endAllOf(viewer, person);
    return PageContext.redirectWithNotice("/practice", "authentication.sign-ins-ended");
  }

  @PostMapping("/practice/two-steps")
  String requireTwoSteps(Viewer.Member viewer, @RequestParam(defaultValue = "false") boolean required) {
    managed(viewer);
    if (required) {
      secondSteps.require(viewer);
    } else {
      secondSteps.stopRequiring(viewer);
    }
    return PageContext.redirectWithNotice("/practice", "practices.saved");
  }

  @PostMapping("/practice/set-up-codes")
  String codeForAnother(Viewer.Member viewer, Model model) {
    model.addAttribute("code", setUp.issueCodeForAnother(viewer));
    return "practices/set-up-code";
  }

  private Practice managed(Viewer.Member viewer) {
    return Optional.of(viewer).filter(v -> v.hasRole(Role.MANAGER))
        .flatMap(v -> practices.find(v, v.practice())).orElseThrow(NotFound::new);
  }

  private static Role role(String code) {
    return java.util.Arrays.stream(Role.values()).filter(r -> r != Role.CLIENT && r.code().equals(code)).findFirst()
        .orElseThrow(NotFound::new);
  }

  private String show(Viewer.Member viewer, PracticeSettingsForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("hearing", people.staff(viewer, viewer.practice()).stream()
        .map(s -> new CountriesAndTimeZones.Option(s.person().id().toString(), s.person().name())).toList());
    return "practices/settings";
  }
}
