package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.attune.app.identity.People;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.SignIns;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.attune.app.practices.Choices;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.practices.SetUp;
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
class SettingsController {

  private static final int OWN_WORDS = 1000;

  private final Practices practices;
  private final People people;
  private final SetUp setUp;
  private final SecondSteps secondSteps;
  private final SignIns signIns;

  SettingsController(Practices practices, People people, SetUp setUp, SecondSteps secondSteps, SignIns signIns) {
    this.practices = practices;
    this.people = people;
    this.setUp = setUp;
    this.secondSteps = secondSteps;
    this.signIns = signIns;
  }

  @GetMapping("/practice/settings")
  String settings(Viewer.Member viewer, Model model) {
    Practice is = managed(viewer);
    return show(viewer, new SettingsForm(is.version(), is.name(), is.country(), is.timeZone().getId(),
        is.concernsTo() == null ? "" : is.concernsTo().toString(), Objects.requireNonNullElse(is.outsideBody(), ""),
        Objects.requireNonNullElse(is.keepsByLaw(), "")),
        new FieldErrors(), model);
  }

  @PostMapping("/practice/settings")
  String change(Viewer.Member viewer, @ModelAttribute SettingsForm form, HttpServletResponse response, Model model) {
    Practice is = managed(viewer);
    List<People.Staff> staff = people.staff(viewer, viewer.practice());
    Optional<PersonId> hears = staff.stream().map(s -> s.person().id())
        .filter(id -> id.toString().equals(form.concernsTo())).findFirst();
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", form.name(), "practices.name-missing");
    if (!Choices.isCountry(form.country())) {
      errors.add("country", "practices.country-missing");
    }
    if (!Choices.isTimeZone(form.timeZone())) {
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
            hears.orElse(null), FormInput.orNull(form.outsideBody()), FormInput.orNull(form.keepsByLaw()), is.hosts(), form.version()));
        return Page.done("/practice", "practices.saved");
      } catch (Conflict e) {
        errors.add("name", e.key());
        response.setStatus(HttpStatus.CONFLICT.value());
        // what was typed stays; sent once more, it counts
        return show(viewer, new SettingsForm(is.version(), form.name(), form.country(), form.timeZone(),
            form.concernsTo(), form.outsideBody(), form.keepsByLaw()), errors, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  @PostMapping("/practice/people/{person}/roles")
  String give(Viewer.Member viewer, @PathVariable PersonId person, @RequestParam String role) {
    practices.give(viewer, person, role(role));
    return Page.done("/practice", "practices.saved");
  }

  @PostMapping("/practice/people/{person}/roles/{role}/end")
  String take(Viewer.Member viewer, @PathVariable PersonId person, @PathVariable String role) {
    try {
      practices.take(viewer, person, role(role));
    } catch (Refused e) {
      return Page.done("/practice", e.key());
    }
    return Page.done("/practice", "practices.saved");
  }

  /** Such as when their phone was stolen. */
  @PostMapping("/practice/people/{person}/sign-ins/end")
  String endSignIns(Viewer.Member viewer, @PathVariable PersonId person) {
    signIns.endOf(viewer, person);
    return Page.done("/practice", "identity.sign-ins-ended");
  }

  @PostMapping("/practice/two-steps")
  String requireTwoSteps(Viewer.Member viewer, @RequestParam(defaultValue = "false") boolean required) {
    managed(viewer);
    if (required) {
      secondSteps.require(viewer);
    } else {
      secondSteps.requireNoLonger(viewer);
    }
    return Page.done("/practice", "practices.saved");
  }

  @PostMapping("/practice/set-up-codes")
  String codeForAnother(Viewer.Member viewer, Model model) {
    model.addAttribute("code", setUp.codeForAnother(viewer));
    return "practices/further";
  }

  private Practice managed(Viewer.Member viewer) {
    return Optional.of(viewer).filter(v -> v.is(Role.MANAGER))
        .flatMap(v -> practices.find(v, v.practice())).orElseThrow(NotFound::new);
  }

  private static Role role(String code) {
    return java.util.Arrays.stream(Role.values()).filter(r -> r != Role.CLIENT && r.code().equals(code)).findFirst()
        .orElseThrow(NotFound::new);
  }

  private String show(Viewer.Member viewer, SettingsForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("hearing", people.staff(viewer, viewer.practice()).stream()
        .map(s -> new Choices.Choice(s.person().id().toString(), s.person().name())).toList());
    return "practices/settings";
  }
}
