package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.AbsenceId;
import org.attune.app.sessions.Absences;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A therapist's days away, and who covers. */
@Controller
class AbsencesController {

  private final Absences absences;

  AbsencesController(Absences absences) {
    this.absences = absences;
  }

  @GetMapping("/absences")
  String list(Viewer.Member viewer, Model model) {
    return show(viewer, new AbsenceForm(null, null, null, null, true), new FieldErrors(), model);
  }

  @PostMapping("/absences")
  String plan(Viewer.Member viewer, @ModelAttribute AbsenceForm form, HttpServletResponse response, Model model) {
    therapist(viewer);
    var errors = new FieldErrors();
    LocalDate from = Typed.day(errors, "from", form.from());
    LocalDate to = Typed.day(errors, "to", form.to());
    if (from != null && to != null) {
      try {
        absences.plan(viewer, new AbsenceId(Typed.key(form.key())), from, to, cover(form.coveredBy()), form.cancels());
        return Page.done("/absences", "sessions.away");
      } catch (Refused e) {
        errors.add(e, "from");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, form, errors, model);
  }

  @PostMapping("/absences/{id}/withdrawal")
  String takeBack(Viewer.Member viewer, @PathVariable AbsenceId id) {
    therapist(viewer);
    absences.takeBack(viewer, id);
    return Page.done("/absences", "sessions.away-withdrawn");
  }

  private String show(Viewer.Member viewer, AbsenceForm form, FieldErrors errors, Model model) {
    therapist(viewer);
    List<Person> others = absences.couldCover(viewer);
    model.addAttribute("absences", new AbsencesPage(
        absences.of(viewer, viewer.person()).stream()
            .map(a -> new SessionsPage.Away(a,
                others.stream().filter(p -> p.id().equals(a.coveredBy())).map(Person::name).findFirst().orElse(null)))
            .toList(), others));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "sessions/absences";
  }

  private static void therapist(Viewer.Member viewer) {
    if (!viewer.is(Role.THERAPIST)) {
      throw new NotFound();
    }
  }

  private static @Nullable PersonId cover(String typed) {
    return typed.isEmpty() ? null : new PersonId(Typed.key(typed));
  }
}
