package org.attune.app.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.Objects;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.Instruments;
import org.attune.app.measures.MeasureResponse;
import org.attune.app.measures.MeasureResponseId;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.measures.MeasureScores;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A therapist tries a questionnaire out, types in one from paper, and reads one that was sent. */
@Controller
@RequestMapping("/courses/{course}/measures")
class PaperResponseController {

  private final Instruments instruments;
  private final MeasureResponses responses;
  private final MeasureScores scores;
  private final MeasuredCourses courses;
  private final AccessLog looks;
  private final Clock clock;

  PaperResponseController(Instruments instruments, MeasureResponses responses, MeasureScores scores, MeasuredCourses courses, AccessLog looks,
      Clock clock) {
    this.instruments = instruments;
    this.responses = responses;
    this.scores = scores;
    this.courses = courses;
    this.looks = looks;
    this.clock = clock;
  }

  /** Tried out, nothing is kept: what was chosen isn't read. */
  @GetMapping("/trial/{instrument}/{number}")
  String trial(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument, @PathVariable int number, Model model) {
    Instrument of = instrument(viewer, instrument);
    if (number < 1 || number > of.items().size()) {
      throw new NotFound();
    }
    model.addAttribute("question", new QuestionView(courses.find(viewer, course).address() + "/trial/" + of.id(), number, of, null, null,
        new FieldErrors()));
    return "measures/question";
  }

  @GetMapping("/trial/{instrument}")
  String trialOver(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument) {
    instrument(viewer, instrument);
    return PageContext.redirectWithNotice(courses.find(viewer, course).address(), "measures.tried");
  }

  @GetMapping("/paper/{instrument}")
  String paper(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument, Model model) {
    return paper(new PaperResponseView(courses.find(viewer, course), instrument(viewer, instrument), PaperResponseForm.of(Map.of()), new FieldErrors()), model);
  }

  @PostMapping("/paper/{instrument}")
  String enter(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument, @RequestParam Map<String, String> fields,
      HttpServletResponse response, Model model) {
    MeasuredCourse of = courses.find(viewer, course);
    Instrument is = instrument(viewer, instrument);
    PaperResponseForm form = PaperResponseForm.of(fields);
    var errors = new FieldErrors();
    LocalDate day = PaperResponseForm.day(form.day(), today(of), errors);
    Map<String, Double> values = form.values(is, errors);
    if (errors.isEmpty()) {
      try {
        responses.enter(viewer, new MeasureResponseId(IdempotencyKeys.of(form.key())), course, is.id(), at(of, Objects.requireNonNull(day)), values);
        return PageContext.redirectWithNotice(of.address(), "measures.entered");
      } catch (InvalidInput e) {
        errors.add(e, "item-" + is.items().getFirst().id());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return paper(new PaperResponseView(of, is, form, errors), model);
  }

  private static String paper(PaperResponseView view, Model model) {
    model.addAttribute("paper", view);
    return "measures/paper";
  }

  @GetMapping("/score/{instrument}")
  String score(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument, Model model) {
    return score(new PaperResponseView.OneScore(courses.findOwn(viewer, course), instrument(viewer, instrument), "", "", "", new FieldErrors()), model);
  }

  @PostMapping("/score/{instrument}")
  String enterScore(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable String instrument,
      @RequestParam(defaultValue = "") String key, @RequestParam(defaultValue = "") String day, @RequestParam(defaultValue = "") String value,
      HttpServletResponse response, Model model) {
    MeasuredCourse of = courses.findOwn(viewer, course);
    Instrument is = instrument(viewer, instrument);
    var errors = new FieldErrors();
    LocalDate on = PaperResponseForm.day(day, today(of), errors);
    Double points = errors.need("value", points(value), "measures.score.missing");
    if (errors.isEmpty()) {
      try {
        scores.enter(viewer, IdempotencyKeys.of(key), of.course(), is.scales().getFirst(), at(of, Objects.requireNonNull(on)),
            Objects.requireNonNull(points));
        return PageContext.redirectWithNotice(of.address(), "measures.entered");
      } catch (InvalidInput e) {
        errors.add(e, "value");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return score(new PaperResponseView.OneScore(of, is, key, day, value, errors), model);
  }

  private static String score(PaperResponseView.OneScore view, Model model) {
    model.addAttribute("score", view);
    return "measures/score";
  }

  @GetMapping("/sent/{response}")
  String sent(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable MeasureResponseId response, Model model) {
    MeasuredCourse of = courses.find(viewer, course);
    MeasureResponse sent = responses.find(viewer, response).filter(r -> r.course().equals(course)).orElseThrow(NotFound::new);
    looks.record(viewer, course, AccessedRecord.SCORES);
    model.addAttribute("sent", new PaperResponseView.Sent(of, new QuestionnaireView.Review(of.address(), sent, ""), sent));
    return "measures/sent";
  }

  private Instrument instrument(Viewer viewer, String id) {
    return instruments.newest(viewer).stream().filter(i -> i.id().toString().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  private static @Nullable Double points(String typed) {
    try {
      return Double.valueOf(typed.strip().replace(',', '.'));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private LocalDate today(MeasuredCourse of) {
    return LocalDate.ofInstant(clock.instant(), of.zone());
  }

  /** Noon of the day, but never later than now. */
  private Instant at(MeasuredCourse of, LocalDate day) {
    Instant noon = day.atTime(LocalTime.NOON).atZone(of.zone()).toInstant();
    Instant now = clock.instant();
    return noon.isAfter(now) ? now : noon;
  }
}
