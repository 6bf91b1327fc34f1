package org.attune.app.alliance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.measures.MeasureScores;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The alliance in a course: its picture, what was noticed and how. */
@Controller
class AllianceHistoryController {

  private final Courses courses;
  private final AllianceHistories histories;
  private final People people;
  private final Practices practices;
  private final MeasureScores scores;
  private final AccessLog looks;
  private final PageContexts pages;

  AllianceHistoryController(Courses courses, AllianceHistories histories, People people, Practices practices, MeasureScores scores,
      AccessLog looks,
                 PageContexts pages) {
    this.courses = courses;
    this.histories = histories;
    this.people = people;
    this.practices = practices;
    this.scores = scores;
    this.looks = looks;
    this.pages = pages;
  }

  @GetMapping("/courses/{course}/bond")
  @Transactional
  String bond(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam(defaultValue = "false") boolean show,
              HttpServletRequest request, Model model) {
    Course of = courses.findForClinician(viewer, course).orElseThrow(NotFound::new);
    PersonName client = people.find(viewer, of.client()).map(Person::personName).orElseThrow(NotFound::new);
    ZoneId zone = practices.find(viewer, of.practice()).orElseThrow(NotFound::new).timeZone();
    PageContext page = pages.of(request);
    AllianceHistories.TherapistHistory seen = histories.readByTherapist(viewer, of,
        histories.signalsAndRepairs(viewer, List.of(of.id())), show);
    AllianceHistory history = seen.history();
    looks.record(viewer, course, AccessedRecord.BOND);
    model.addAttribute("bond", new AllianceHistoryView(history, client, AllianceText.forTherapist(page, history, client.shortForm(), zone), seen.toRate(),
        MeasureSummary.of(page, history, scores.byMeasure(viewer, course), zone)));
    return "alliance/history";
  }
}
