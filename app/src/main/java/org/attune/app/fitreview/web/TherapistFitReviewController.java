package org.attune.app.fitreview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviewState;
import org.attune.app.fitreview.TherapistFitReviews;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A therapist says for themselves whether this is the right pair; it is theirs alone. */
@Controller
@RequestMapping("/courses/{course}/pair")
class TherapistFitReviewController {

  private static final List<FitAnswerDestination> OFFERED = List.of(FitAnswerDestination.SUPERVISION, FitAnswerDestination.CONVERSATION);

  private final TherapistFitReviews reviews;
  private final People people;
  private final PageContexts pages;

  TherapistFitReviewController(TherapistFitReviews reviews, People people, PageContexts pages) {
    this.reviews = reviews;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping
  String show(Viewer.Member viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    return show(viewer, reviews.of(viewer, course), null, new FieldErrors(), request, model);
  }

  @PostMapping
  String answer(Viewer.Member viewer, @PathVariable CourseId course, @ModelAttribute FitReviewForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FitReviewState state = reviews.of(viewer, course);
    FieldErrors errors = form.validate(FitAnswerDestination.OF_THERAPIST);
    if (errors.isEmpty()) {
      try {
        reviews.answer(viewer, new FitReviewState(state.course(), state.review(), form.readVersion()),
            FitAnswer.of(form.answer()).orElseThrow(), form.line(),
            FitAnswerDestination.of(form.destination(), FitAnswerDestination.OF_THERAPIST).orElseThrow());
        return PageContext.redirectWithNotice(address(course), "fitreview.therapist-kept");
      } catch (Conflict e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(viewer, state, new FitReviewForm(form.key(), state.version(), form.answer(), form.line(), form.destination(), null),
            errors.add("answer", e.key(), e.arguments()), request, model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, state, form, errors, request, model);
  }

  @PostMapping("/later")
  String later(Viewer.Member viewer, @PathVariable CourseId course) {
    reviews.postpone(viewer, course);
    return PageContext.redirectWithNotice("/courses/" + course, "fitreview.therapist-later");
  }

  private String show(Viewer.Member viewer, FitReviewState state, @Nullable FitReviewForm typed, FieldErrors errors, HttpServletRequest request,
      Model model) {
    PageContext page = pages.of(request);
    Instant answeredAt = state.review().answeredAt();
    model.addAttribute("review", new FitReviewView(state, address(state.course().id()),
        people.find(viewer, state.course().client()).map(Person::shortName).orElse(""),
        answeredAt == null ? null : page.date(answeredAt.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate()), null, OFFERED,
        typed != null ? typed : FitReviewForm.of(state.review(), state.version(), FitAnswerDestination.SUPERVISION), errors));
    return "fitreview/therapist-review";
  }

  private static String address(CourseId course) {
    return "/courses/" + course + "/pair";
  }
}
