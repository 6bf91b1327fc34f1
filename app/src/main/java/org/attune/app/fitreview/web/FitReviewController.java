package org.attune.app.fitreview.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Objects;
import org.attune.app.fitreview.FitAnswer;
import org.attune.app.fitreview.FitAnswerDestination;
import org.attune.app.fitreview.FitReviewState;
import org.attune.app.fitreview.FitReviews;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.preparation.AgendaItems;
import org.attune.app.safety.ConcernContact;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A client says for themselves whether this is the right pair, and where that goes. */
@Controller
@RequestMapping(PrivateAddresses.FIT_REVIEW + "/{course}")
class FitReviewController {

  private final FitReviews reviews;
  private final AgendaItems agenda;
  private final People people;
  private final PageContexts pages;

  FitReviewController(FitReviews reviews, AgendaItems agenda, People people, PageContexts pages) {
    this.reviews = reviews;
    this.agenda = agenda;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping
  String show(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    return show(viewer, reviews.of(viewer, course), null, new FieldErrors(), request, model);
  }

  @PostMapping
  String answer(Viewer.Oneself viewer, @PathVariable CourseId course, @ModelAttribute FitReviewForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FitReviewState state = reviews.of(viewer, course);
    FieldErrors errors = form.validate(reviews.contact(viewer, state.course()));
    if (errors.isEmpty()) {
      FitAnswer answer = FitAnswer.of(form.answer()).orElseThrow();
      FitAnswerDestination destination = FitAnswerDestination.of(form.destination(), FitAnswerDestination.OF_CLIENT).orElseThrow();
      try {
        reviews.answer(viewer, IdempotencyKeys.of(form.key()), new FitReviewState(state.course(), state.review(), form.readVersion()), answer,
            form.line(), destination, form.message(pages.of(request), therapist(viewer, state)));
      } catch (Conflict e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        // what was typed stays; sent once more, it counts
        return show(viewer, state, new FitReviewForm(form.key(), state.version(), form.answer(), form.line(), form.destination(), form.to()),
            errors.add("answer", e.key(), e.arguments()), request, model);
      }
      return destination == FitAnswerDestination.SENTENCE ? "redirect:" + address(course) + "/words"
          : PageContext.redirectWithNotice(address(course), "fitreview.kept-" + destination.code());
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, state, form, errors, request, model);
  }

  @PostMapping("/later")
  String later(Viewer.Oneself viewer, @PathVariable CourseId course) {
    reviews.postpone(viewer, course);
    return PageContext.redirectWithNotice("/course?of=" + course, "fitreview.later");
  }

  @GetMapping("/words")
  String sentence(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    FitReviewState state = answered(viewer, course);
    return sentence(viewer, state, pages.of(request).t("fitreview.sentence." + state.review().given().code()), false, null, new FieldErrors(),
        model);
  }

  @PostMapping("/words")
  String takeAlong(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam(required = false) @Nullable String key,
      @RequestParam(defaultValue = "") String wish, @RequestParam(required = false) @Nullable String shared, HttpServletResponse response,
      Model model) {
    FitReviewState state = answered(viewer, course);
    try {
      agenda.add(viewer, IdempotencyKeys.of(key), course, wish, shared != null);
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sentence(viewer, state, wish, shared != null, key, new FieldErrors().add(e, "wish"), model);
    }
    return PageContext.redirectWithNotice("/course?of=" + course, "preparation.wish-kept");
  }

  private FitReviewState answered(Viewer.Oneself viewer, CourseId course) {
    FitReviewState state = reviews.of(viewer, course);
    if (!state.review().isAnswered() || !state.course().isOpen()) {
      throw new NotFound();
    }
    return state;
  }

  private String sentence(Viewer.Oneself viewer, FitReviewState state, String words, boolean shared, @Nullable String key, FieldErrors errors,
      Model model) {
    model.addAttribute("address", address(state.course().id()));
    model.addAttribute("therapist", therapist(viewer, state));
    model.addAttribute("words", words);
    model.addAttribute("shared", shared);
    model.addAttribute("key", key);
    model.addAttribute("errors", errors);
    return "fitreview/sentence";
  }

  private String show(Viewer.Oneself viewer, FitReviewState state, @Nullable FitReviewForm typed, FieldErrors errors, HttpServletRequest request,
      Model model) {
    PageContext page = pages.of(request);
    ConcernContact contact = reviews.contact(viewer, state.course());
    Instant answeredAt = state.review().answeredAt();
    model.addAttribute("review", new FitReviewView(state, address(state.course().id()), therapist(viewer, state),
        answeredAt == null ? null : page.date(answeredAt.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate()), contact,
        FitReviewForm.offered(contact), typed != null ? typed : FitReviewForm.of(state.review(), state.version(), FitAnswerDestination.ONESELF), errors));
    return "fitreview/review";
  }

  private String therapist(Viewer.Oneself viewer, FitReviewState state) {
    return people.find(viewer, state.course().therapist()).map(Person::shortName).orElse("");
  }

  static String address(CourseId course) {
    return PrivateAddresses.FIT_REVIEW + "/" + course;
  }
}
