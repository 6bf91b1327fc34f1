package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
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

/** A therapist's days away, and who covers: their own page, and a manager's for somebody who can't write it. */
@Controller
class AbsencesController {

  private static final String OWN = "/absences";
  private static final String OF = "/practice/people/{therapist}/absences";

  private final Absences absences;

  AbsencesController(Absences absences) {
    this.absences = absences;
  }

  @GetMapping(OWN)
  String own(Viewer.Member viewer, Model model) {
    return of(viewer, viewer.person(), model);
  }

  @GetMapping(OF)
  String of(Viewer.Member viewer, @PathVariable PersonId therapist, Model model) {
    return show(viewer, therapist, new AbsenceForm(null, null, null, null, true), new FieldErrors(), model);
  }

  @PostMapping(OWN)
  String plan(Viewer.Member viewer, @ModelAttribute AbsenceForm form, HttpServletResponse response, Model model) {
    return planFor(viewer, viewer.person(), form, response, model);
  }

  @PostMapping(OF)
  String planFor(Viewer.Member viewer, @PathVariable PersonId therapist, @ModelAttribute AbsenceForm form,
      HttpServletResponse response, Model model) {
    absences.therapistToPlanFor(viewer, therapist);
    var errors = new FieldErrors();
    LocalDate from = errors.need("from", FormInput.day(form.from()), "sessions.day-missing");
    LocalDate to = errors.need("to", FormInput.day(form.to()), "sessions.day-missing");
    if (from != null && to != null) {
      try {
        absences.plan(viewer, new AbsenceId(IdempotencyKeys.of(form.key())), therapist, from, to, cover(form.coveredBy()),
            form.cancels());
        return PageContext.redirectWithNotice(path(viewer, therapist), "sessions.away");
      } catch (InvalidInput e) {
        errors.add(e, "from");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, therapist, form, errors, model);
  }

  @PostMapping(OWN + "/{id}/withdrawal")
  String takeBack(Viewer.Member viewer, @PathVariable AbsenceId id) {
    return takeBackFor(viewer, viewer.person(), id);
  }

  @PostMapping(OF + "/{id}/withdrawal")
  String takeBackFor(Viewer.Member viewer, @PathVariable PersonId therapist, @PathVariable AbsenceId id) {
    absences.withdraw(viewer, id, therapist);
    return PageContext.redirectWithNotice(path(viewer, therapist), "sessions.away-withdrawn");
  }

  private String show(Viewer.Member viewer, PersonId therapist, AbsenceForm form, FieldErrors errors, Model model) {
    Person away = absences.therapistToPlanFor(viewer, therapist);
    List<Person> others = absences.coverCandidates(viewer, therapist);
    model.addAttribute("absences", new AbsencesView(path(viewer, therapist),
        viewer.person().equals(therapist) ? null : away.name(),
        absences.of(viewer, therapist).stream()
            .map(a -> new SessionsView.AbsenceListItem(a,
                others.stream().filter(p -> p.id().equals(a.coveredBy())).map(Person::name).findFirst().orElse(null)))
            .toList(), others));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "sessions/absences";
  }

  private static String path(Viewer.Member viewer, PersonId therapist) {
    return viewer.person().equals(therapist) ? OWN : OF.replace("{therapist}", therapist.toString());
  }

  private static @Nullable PersonId cover(String typed) {
    return typed.isEmpty() ? null : new PersonId(IdempotencyKeys.of(typed));
  }
}
