package org.attune.app.fitreview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.safety.ConcernContact;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Handovers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** "I'd like someone else": by the practice, or by looking for oneself. It is short, and asks for no reason. */
@Controller
@RequestMapping(PrivateAddresses.FIT_REVIEW + "/{course}/going-on")
class TherapistChangeController {

  private final FitReviews reviews;
  private final FirstTalkRequests requests;
  private final People people;
  private final PageContexts pages;

  TherapistChangeController(FitReviews reviews, FirstTalkRequests requests, People people, PageContexts pages) {
    this.reviews = reviews;
    this.requests = requests;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping
  String show(Viewer.Oneself viewer, @PathVariable CourseId course, Model model) {
    return show(viewer, reviews.open(viewer, course), TherapistChangeForm.blank(), new FieldErrors(), model);
  }

  /** Asks the person that the practice names; they propose somebody, and the client decides, and says again what is passed on. */
  @PostMapping
  String ask(Viewer.Oneself viewer, @PathVariable CourseId course, @ModelAttribute TherapistChangeForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Course open = reviews.open(viewer, course);
    Person named = reviews.contact(viewer, open).contact();
    if (named == null) {
      throw new NotFound();
    }
    FieldErrors errors = form.validate();
    if (!named.id().toString().equals(form.to())) {
      errors.add("line", "fitreview.contact-changed", named.shortName());
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, open, form, errors, model);
    }
    reviews.askForChange(viewer, IdempotencyKeys.of(form.key()), course, form.kept(), message(pages.of(request), form));
    return PageContext.redirectWithNotice(PrivateAddresses.SOMEONE_ELSE + "/" + course, "fitreview.change-asked");
  }

  private String show(Viewer.Oneself viewer, Course course, TherapistChangeForm form, FieldErrors errors, Model model) {
    ConcernContact contact = reviews.contact(viewer, course);
    model.addAttribute("change", new TherapistChangeView(course, people.find(viewer, course.therapist()).map(Person::shortName).orElse(""),
        contact, requests.wishesOf(viewer, course.therapist()).preferences(), form, errors));
    return "fitreview/change";
  }

  private static String message(PageContext page, TherapistChangeForm form) {
    String kept = Handovers.TRANSFERABLE_RIGHTS.stream().filter(form.kept()::contains).map(right -> "– " + page.t("sessions.own-handover." + right.code()))
        .collect(Collectors.joining("\n"));
    return page.t("fitreview.message.change") + (kept.isEmpty() ? "" : "\n" + page.t("fitreview.message.keep") + "\n" + kept)
        + (form.line().isEmpty() ? "" : "\n\n" + form.line());
  }
}
