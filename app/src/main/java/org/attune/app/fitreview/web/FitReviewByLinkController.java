package org.attune.app.fitreview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReview;
import org.attune.app.fitreview.FitReviewState;
import org.attune.app.fitreview.FitReviewsByLink;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContexts;
import org.attune.app.safety.ConcernContact;
import org.attune.app.sessions.Course;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A client who only uses a check-in's link says whether this is the right pair. No page shows what was answered before. */
@Controller
@RequestMapping("/check-in/{link}/question")
class FitReviewByLinkController {

  private final FitReviewsByLink reviews;
  private final People people;
  private final PageContexts pages;

  FitReviewByLinkController(FitReviewsByLink reviews, People people, PageContexts pages) {
    this.reviews = reviews;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping
  String open(AccessLink link, Model model) {
    return show(holder(link), null, new FieldErrors(), model);
  }

  @PostMapping
  String answer(AccessLink link, @ModelAttribute FitReviewForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    FieldErrors errors = form.validate(reviews.contact(viewer));
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, form, errors, model);
    }
    String therapist = therapist(viewer, reviews.course(viewer));
    FitAnswer answer = FitAnswer.of(form.answer()).orElseThrow();
    FitAnswerDestination destination = FitAnswerDestination.of(form.destination(), FitAnswerDestination.OF_CLIENT).orElseThrow();
    reviews.answer(viewer, IdempotencyKeys.of(form.key()), answer, form.line(), destination, form.message(pages.of(request), therapist));
    model.addAttribute("answer", answer);
    model.addAttribute("destination", destination);
    model.addAttribute("therapist", therapist);
    return "fitreview/linked-sent";
  }

  private String show(Viewer.LinkHolder viewer, @Nullable FitReviewForm typed, FieldErrors errors, Model model) {
    Course course = reviews.course(viewer);
    ConcernContact contact = reviews.contact(viewer);
    model.addAttribute("review", new FitReviewView(new FitReviewState(course, FitReview.NONE, 0), FitReviewsByLink.address(viewer.link()),
        therapist(viewer, course), null, contact, FitReviewForm.offered(contact),
        typed != null ? typed : FitReviewForm.of(FitReview.NONE, 0, FitAnswerDestination.ONESELF), errors));
    return "fitreview/linked-review";
  }

  private String therapist(Viewer.LinkHolder viewer, Course course) {
    return people.find(new Viewer.Oneself(viewer.person()), course.therapist()).map(Person::shortName).orElse("");
  }

  private static Viewer.LinkHolder holder(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.CHECK_IN || !link.usable()) {
      throw new NotFound();
    }
    return link.holder();
  }
}
