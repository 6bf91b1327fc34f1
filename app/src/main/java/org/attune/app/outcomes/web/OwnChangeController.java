package org.attune.app.outcomes.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CsvFile;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.outcomes.GoalId;
import org.attune.app.outcomes.Goals;
import org.attune.app.outcomes.OutcomeHistories;
import org.attune.app.outcomes.OutcomeHistory;
import org.attune.app.outcomes.SharedInterpretations;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How a client is doing, for themselves, and the goals they set. */
@Controller
class OwnChangeController {

  private final Courses courses;
  private final Goals goals;
  private final OutcomeHistories histories;
  private final SharedInterpretations interpretations;
  private final MeasureResponses responses;
  private final People people;
  private final Practices practices;
  private final PageContexts pages;

  OwnChangeController(Courses courses, Goals goals, OutcomeHistories histories, SharedInterpretations interpretations, MeasureResponses responses, People people,
      Practices practices, PageContexts pages) {
    this.courses = courses;
    this.goals = goals;
    this.histories = histories;
    this.interpretations = interpretations;
    this.responses = responses;
    this.people = people;
    this.practices = practices;
    this.pages = pages;
  }

  @GetMapping("/course/{course}/change")
  @Transactional
  String change(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    return show(viewer, own(viewer, course), OwnChangeView.Draft.empty(), request, model);
  }

  /** Everything as a file: scores with the words for them, whether these are on the page or not, and goals with how near they felt. */
  @GetMapping("/course/{course}/change.csv")
  @Transactional
  ResponseEntity<String> file(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request) {
    Course own = own(viewer, course);
    PageContext page = pages.of(request);
    ZoneId zone = zone(viewer, own);
    OutcomeHistory history = histories.ofClient(viewer, own);
    Stream<List<String>> scores = history.changes().stream().flatMap(change -> change.scores().stream().map(score -> List.of(
        LocalDate.ofInstant(score.at(), zone).toString(), change.measure().name(), page.number(score.value()),
        change.scale() == null ? "" : change.scale().band(score.value()).map(InstrumentScale.Band::words).orElse(""))));
    Stream<List<String>> near = history.goals().stream().flatMap(goal -> Stream.concat(
        Stream.of(List.of(LocalDate.ofInstant(goal.writtenAt(), zone).toString(), page.t("outcomes.own.export.goal"), "", goal.words())),
        goal.ratings().stream().map(rating -> List.of(rating.on().toString(), page.t("outcomes.own.export.goal"), String.valueOf(rating.value()),
            goal.words()))));
    return CsvFile.of("scores.csv", List.of("when", "what", "value", "words"), Stream.concat(scores, near));
  }

  @PostMapping("/course/{course}/goals")
  String set(Viewer.Oneself viewer, @PathVariable CourseId course, @RequestParam GoalId key, @RequestParam(defaultValue = "") String words,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    Course own = own(viewer, course);
    try {
      goals.set(viewer, key, course, FormInput.line(words));
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, own, new OwnChangeView.Draft(key.toString(), words, new FieldErrors().add(e, "words")), request, model);
    }
    return PageContext.redirectWithNotice(page(course), "outcomes.goal-kept");
  }

  @GetMapping("/course/{course}/goals/{goal}")
  String goal(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable GoalId goal, Model model) {
    return rate(viewer, own(viewer, course), goal, new FieldErrors(), model);
  }

  @PostMapping("/course/{course}/goals/{goal}/ratings")
  String rate(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable GoalId goal, @RequestParam(defaultValue = "") String value,
      HttpServletResponse response, Model model) {
    Course own = own(viewer, course);
    try {
      goals.rate(viewer, goal, course, FormInput.number(value), zone(viewer, own));
    } catch (InvalidInput e) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return rate(viewer, own, goal, new FieldErrors().add(e, "value"), model);
    }
    return PageContext.redirectWithNotice(page(course), "outcomes.goal-rated");
  }

  @PostMapping("/course/{course}/goals/{goal}/putting-away")
  String putAway(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable GoalId goal) {
    own(viewer, course);
    goals.putAway(viewer, goal);
    return PageContext.redirectWithNotice(page(course), "outcomes.goal-put-away");
  }

  @PostMapping("/course/{course}/goals/{goal}/taking-up")
  String takeUp(Viewer.Oneself viewer, @PathVariable CourseId course, @PathVariable GoalId goal) {
    own(viewer, course);
    goals.takeUp(viewer, goal);
    return PageContext.redirectWithNotice(page(course), "outcomes.goal-taken-up");
  }

  @PostMapping("/course/{course}/interpretation")
  String agree(Viewer.Oneself viewer, @PathVariable CourseId course) {
    own(viewer, course);
    interpretations.agree(viewer, course);
    return PageContext.redirectWithNotice(page(course), "outcomes.own-interpretation-agreed");
  }

  @PostMapping("/course/{course}/interpretation/removal")
  String takeBack(Viewer.Oneself viewer, @PathVariable CourseId course) {
    own(viewer, course);
    interpretations.takeBack(viewer, course);
    return PageContext.redirectWithNotice(page(course), "outcomes.own-interpretation-taken-back");
  }

  private static String page(CourseId course) {
    return "/course/" + course + "/change";
  }

  private Course own(Viewer.Oneself viewer, CourseId course) {
    return courses.ofClient(viewer).stream().filter(c -> c.id().equals(course)).findFirst().orElseThrow(NotFound::new);
  }

  private ZoneId zone(Viewer viewer, Course course) {
    return practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone();
  }

  private String show(Viewer.Oneself viewer, Course course, OwnChangeView.Draft draft, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    ZoneId zone = zone(viewer, course);
    OutcomeHistory history = histories.ofClient(viewer, course);
    ChangeCharts pictures = ChangeCharts.of(page, history, AllianceText.forClient(page, history.alliance(), zone), "outcomes.own.change",
        history.shared().isOn(), zone);
    Person therapist = people.byId(viewer, List.of(course.therapist())).get(course.therapist());
    model.addAttribute("change", new OwnChangeView(course, therapist == null ? PersonName.of("") : therapist.personName(),
        pictures.measures(), ItemAnswersView.of(page, responses.sentOf(viewer, course.id()), zone),
        pictures.goals(), history.shared(), draft));
    return "outcomes/own-change";
  }

  private String rate(Viewer.Oneself viewer, Course course, GoalId goal, FieldErrors errors, Model model) {
    model.addAttribute("course", course.id());
    model.addAttribute("goal", goals.of(viewer, course.id(), viewer.person()).stream()
        .filter(g -> g.id().equals(goal) && !g.isPutAway()).findFirst().orElseThrow(NotFound::new));
    model.addAttribute("errors", errors);
    return "outcomes/goal";
  }
}
