package org.attune.app.risk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.risk.EscalationPlan;
import org.attune.app.risk.EscalationPlans;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A therapist writes down what they agreed with a client before a question about harming oneself is asked. */
@Controller
@RequestMapping("/courses/{course}/agreement")
class EscalationPlanController {

  private final EscalationPlans plans;
  private final RiskFlagViews views;
  private final Courses courses;
  private final People people;

  EscalationPlanController(EscalationPlans plans, RiskFlagViews views, Courses courses, People people) {
    this.plans = plans;
    this.views = views;
    this.courses = courses;
    this.people = people;
  }

  @GetMapping
  String show(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    return show(viewer, course, plans.find(viewer, course).map(EscalationPlanForm::of).orElseGet(EscalationPlanForm::empty), new FieldErrors(), model);
  }

  @PostMapping
  String agree(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute EscalationPlanForm form, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    EscalationPlan.Terms terms = form.terms(errors);
    HttpStatus refused = HttpStatus.UNPROCESSABLE_CONTENT;
    EscalationPlanForm shown = form;
    if (errors.isEmpty()) {
      try {
        plans.agree(viewer, course, form.readVersion(), terms);
        return PageContext.redirectWithNotice("/courses/" + course + "/agreement", "risk.agreed");
      } catch (InvalidInput e) {
        errors.add(e, "cover");
      } catch (Conflict e) {
        refused = HttpStatus.CONFLICT;
        // what was typed stays; sent once more, it counts
        String version = plans.find(viewer, course).map(plan -> String.valueOf(plan.version())).orElse("0");
        shown = new EscalationPlanForm(version, form.cover(), form.hours(), form.when(), form.number());
        errors.add("cover", e.key(), e.arguments());
      }
    }
    response.setStatus(refused.value());
    return show(viewer, course, shown, errors, model);
  }

  private String show(Viewer.Member viewer, CourseId id, EscalationPlanForm form, FieldErrors errors, Model model) {
    List<Person> candidates = plans.coverCandidates(viewer, id);
    Course course = courses.find(viewer, id).orElseThrow(NotFound::new);
    ZoneId zone = views.zone(viewer);
    model.addAttribute("plan", new EscalationPlanView(id, people.find(viewer, course.client()).map(Person::personName).orElse(PersonName.of("")),
        candidates, plans.workingHours(viewer, viewer.practice()),
        plans.find(viewer, id).map(plan -> plan.agreedAt().atZone(zone)).orElse(null), form, errors));
    return "risk/plan";
  }
}
