package org.attune.app.outcomes.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.web.AllianceText;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.outcomes.OutcomeHistories;
import org.attune.app.outcomes.OutcomeHistory;
import org.attune.app.outcomes.SharedInterpretations;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** How a client is doing, for their therapist. */
@Controller
class ChangeController {

  private final Courses courses;
  private final OutcomeHistories histories;
  private final SharedInterpretations interpretations;
  private final MeasureResponses responses;
  private final People people;
  private final Practices practices;
  private final AccessLog looks;
  private final PageContexts pages;

  ChangeController(Courses courses, OutcomeHistories histories, SharedInterpretations interpretations, MeasureResponses responses, People people, Practices practices,
      AccessLog looks, PageContexts pages) {
    this.courses = courses;
    this.histories = histories;
    this.interpretations = interpretations;
    this.responses = responses;
    this.people = people;
    this.practices = practices;
    this.looks = looks;
    this.pages = pages;
  }

  @GetMapping("/courses/{course}/change")
  @Transactional
  String change(Viewer.Member viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    Course of = courses.findForClinician(viewer, course).orElseThrow(NotFound::new);
    PersonName client = people.find(viewer, of.client()).map(Person::personName).orElseThrow(NotFound::new);
    ZoneId zone = practices.find(viewer, of.practice()).orElseThrow(NotFound::new).timeZone();
    PageContext page = pages.of(request);
    OutcomeHistory history = histories.readByTherapist(viewer, of);
    looks.record(viewer, course, AccessedRecord.SCORES);
    ChangeCharts pictures = ChangeCharts.of(page, history,
        AllianceText.forTherapist(page, history.alliance(), client.shortForm(), zone), "outcomes.change", true, zone);
    model.addAttribute("change", new ChangeView(of, client, pictures.measures(), ItemAnswersView.of(page, responses.sentOf(viewer, of.id()), zone),
        pictures.goals(), history.shared(),
        history.alliance().openSignals().size()));
    return "outcomes/change";
  }

  @PostMapping("/courses/{course}/interpretation")
  String agree(Viewer.Member viewer, @PathVariable CourseId course) {
    own(viewer, course);
    interpretations.agree(viewer, course);
    return PageContext.redirectWithNotice(page(course), "outcomes.interpretation-agreed");
  }

  @PostMapping("/courses/{course}/interpretation/removal")
  String takeBack(Viewer.Member viewer, @PathVariable CourseId course) {
    own(viewer, course);
    interpretations.takeBack(viewer, course);
    return PageContext.redirectWithNotice(page(course), "outcomes.interpretation-taken-back");
  }

  private void own(Viewer.Member viewer, CourseId course) {
    if (courses.findForClinician(viewer, course).filter(c -> c.therapist().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
  }

  private static String page(CourseId course) {
    return "/courses/" + course + "/change";
  }
}
