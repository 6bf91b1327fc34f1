package org.attune.app.alliance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.Chair;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a client passed on of the time with an earlier therapist, and nothing else of it. */
@Controller
class HandedOverRecordController {

  private final Handovers handovers;
  private final Courses courses;
  private final AllianceHistories histories;
  private final Repairs repairs;
  private final People people;
  private final Practices practices;
  private final AccessLog looks;
  private final PageContexts pages;

  HandedOverRecordController(Handovers handovers, Courses courses, AllianceHistories histories, Repairs repairs, People people,
                     Practices practices, AccessLog looks, PageContexts pages) {
    this.handovers = handovers;
    this.courses = courses;
    this.histories = histories;
    this.repairs = repairs;
    this.people = people;
    this.practices = practices;
    this.looks = looks;
    this.pages = pages;
  }

  @GetMapping("/courses/{id}/passed-on")
  String show(Viewer.Member viewer, @PathVariable CourseId id, HttpServletRequest request, Model model) {
    if (courses.findForClinician(viewer, id).filter(c -> c.therapist().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
    Handovers.HandedOverRights passedOn = handovers.handedOverTo(viewer, id).orElseThrow(NotFound::new);
    Course earlier = courses.find(viewer, passedOn.earlier()).orElseThrow(NotFound::new);
    PersonName client = name(viewer, earlier.client());
    ZoneId zone = practices.find(viewer, earlier.practice()).orElseThrow(NotFound::new).timeZone();
    PageContext page = pages.of(request);
    AllianceHistory history = histories.of(viewer, earlier);
    looks.record(viewer, earlier.id(), AccessedRecord.PASSED_ON);
    model.addAttribute("passed", new HandedOverRecordView(id, client, name(viewer, earlier.therapist()).full(),
        passedOn.rights().contains(Right.SCORES) ? AllianceText.forTherapist(page, history, client.shortForm(), zone) : null,
        passedOn.rights().contains(Right.REPAIRS) ? cameThrough(viewer, history, page, zone) : null,
        passedOn.rights().contains(Right.CARD)));
    return "alliance/handed-over-record";
  }

  private List<HandedOverRecordView.CameThrough> cameThrough(Viewer.Member viewer, AllianceHistory history, PageContext page, ZoneId zone) {
    var said = repairs.wordsByChair(viewer, history.course().id());
    return history.cameThrough().stream().map(repair -> {
      Map<Chair, String> words = said.getOrDefault(repair.id(), Map.of());
      return new HandedOverRecordView.CameThrough(
          repair.occasion().session() == null ? null : history.findSession(repair.occasion().session()).map(Session::number).orElse(null),
          page.date(Objects.requireNonNull(repair.progress().agreedAt()).atZone(zone).toLocalDate()),
          words.get(Chair.CLIENT), words.get(Chair.THERAPIST));
    }).toList();
  }

  private PersonName name(Viewer.Member viewer, PersonId person) {
    return people.find(viewer, person).map(Person::personName).orElse(PersonName.of("…"));
  }
}
