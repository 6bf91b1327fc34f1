package org.attune.app.measures.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.MeasureResponse;
import org.attune.app.measures.MeasureResponseId;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.risk.web.RiskSupportPage;
import org.attune.app.risk.web.RiskSupportView;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A client answers what they are asked, one question a page; they can stop at any, and go on later. */
@Controller
@RequestMapping(PrivateAddresses.QUESTIONS + "/{course}")
class QuestionnaireController {

  private final MeasureResponses responses;
  private final Courses courses;
  private final Sessions sessions;
  private final People people;
  private final RiskSupportPage afterAnswer;

  QuestionnaireController(MeasureResponses responses, Courses courses, Sessions sessions, People people, RiskSupportPage afterAnswer) {
    this.responses = responses;
    this.courses = courses;
    this.sessions = sessions;
    this.people = people;
    this.afterAnswer = afterAnswer;
  }

  @GetMapping
  String start(Viewer.Oneself viewer, @PathVariable CourseId course, Model model) {
    Course of = own(viewer, course);
    model.addAttribute("asked", new QuestionnaireView(address(course), of, due(viewer, of), reader(viewer, of)));
    return "measures/questionnaire";
  }

  @PostMapping
  String begin(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam(required = false) @Nullable String key) {
    Optional<MeasureResponses.Due> first = due(viewer, own(viewer, course)).stream().findFirst();
    if (first.isEmpty()) {
      return "redirect:" + address(course);
    }
    MeasureResponse response = responses.begin(viewer, new MeasureResponseId(IdempotencyKeys.of(key)), first.get());
    return "redirect:" + next(response, response.firstOpen());
  }

  @GetMapping("/{response}/{number}")
  String question(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable MeasureResponseId response, @PathVariable int number,
      Model model) {
    MeasureResponse of = own(viewer, course, response);
    if (of.isSent()) {
      return "redirect:" + address(course);
    }
    return show(viewer, of, number, new FieldErrors(), model);
  }

  @PostMapping("/{response}/{number}")
  String answer(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable MeasureResponseId response, @PathVariable int number,
      @RequestParam(required = false) @Nullable String answer, @RequestParam(required = false) @Nullable String skip,
      HttpServletResponse http, Model model) {
    MeasureResponse of = own(viewer, course, response);
    Instrument.Item item = item(of, number);
    Integer chosen = FormInput.number(answer);
    boolean offered = chosen != null && chosen >= 0 && chosen < item.options().size();
    if (skip == null && !offered) {
      http.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, of, number, new FieldErrors().add("answer", "measures.answer.missing"), model);
    }
    Double value = skip != null || chosen == null ? null : item.options().get(chosen).value();
    var onward = new RiskSupportView.Onward(next(of, number + 1), "measures.go-on");
    try {
      if (responses.answer(viewer, response, item.id(), value)) {
        return afterAnswer.kept(viewer, course, onward, model);
      }
    } catch (InvalidInput e) {
      http.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, of, number, new FieldErrors().add(e, "answer"), model);
    } catch (DataAccessException | TransactionException e) {
      if (value != null && item.isRiskAt(value)) { // a person who answered that is not left with an error
        return afterAnswer.notKept(viewer, new RiskSupportView.Onward(next(of, number), "measures.go-on"), http, model);
      }
      throw e;
    }
    return "redirect:" + onward.address();
  }

  @GetMapping("/{response}")
  String review(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable MeasureResponseId response, Model model) {
    MeasureResponse of = own(viewer, course, response);
    model.addAttribute("review", new QuestionnaireView.Review(address(course) + "/" + response, of, reader(viewer, own(viewer, course))));
    return "measures/review";
  }

  @PostMapping("/{response}")
  String send(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable MeasureResponseId response) {
    own(viewer, course, response);
    responses.send(viewer, response);
    return PageContext.redirectWithNotice(address(course), "measures.sent");
  }

  private String show(Viewer.Oneself viewer, MeasureResponse response, int number, FieldErrors errors, Model model) {
    Instrument.Item item = item(response, number);
    model.addAttribute("question", new QuestionView(address(response.course()) + "/" + response.id(), number, response.instrument(),
        response.values().get(item.id()), reader(viewer, own(viewer, response.course())), errors));
    return "measures/question";
  }

  private static Instrument.Item item(MeasureResponse response, int number) {
    List<Instrument.Item> items = response.instrument().items();
    if (number < 1 || number > items.size()) {
      throw new NotFound();
    }
    return items.get(number - 1);
  }

  private static String next(MeasureResponse response, int number) {
    String address = address(response.course()) + "/" + response.id();
    return number > response.instrument().items().size() ? address : address + "/" + number;
  }

  private List<MeasureResponses.Due> due(Viewer.Oneself viewer, Course course) {
    return responses.due(viewer, course, sessions.of(viewer, course.id()));
  }

  private Course own(Viewer.Oneself viewer, CourseId course) {
    return courses.ofClient(viewer).stream().filter(c -> c.id().equals(course)).findFirst().orElseThrow(NotFound::new);
  }

  private MeasureResponse own(Viewer.Oneself viewer, CourseId course, MeasureResponseId response) {
    return responses.find(viewer, response).filter(r -> r.course().equals(course)).orElseThrow(NotFound::new);
  }

  private String reader(Viewer.Oneself viewer, Course course) {
    return people.find(viewer, course.therapist()).map(Person::shortName).orElse("");
  }

  private static String address(CourseId course) {
    return PrivateAddresses.QUESTIONS + "/" + course;
  }
}
