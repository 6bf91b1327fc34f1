package org.attune.app.alliance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.Bonds;
import org.attune.app.alliance.Repairs;
import org.attune.app.checkins.Chair;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Right;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handovers;
import org.attune.app.sessions.Session;
import org.attune.app.sharing.Looked;
import org.attune.app.sharing.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a client passed on of the time with an earlier therapist, and nothing else of it. */
@Controller
class PassedOnController {

  private final Handovers handovers;
  private final Courses courses;
  private final Bonds bonds;
  private final Repairs repairs;
  private final People people;
  private final Practices practices;
  private final Looks looks;
  private final Pages pages;

  PassedOnController(Handovers handovers, Courses courses, Bonds bonds, Repairs repairs, People people,
                     Practices practices, Looks looks, Pages pages) {
    this.handovers = handovers;
    this.courses = courses;
    this.bonds = bonds;
    this.repairs = repairs;
    this.people = people;
    this.practices = practices;
    this.looks = looks;
    this.pages = pages;
  }

  @GetMapping("/courses/{id}/passed-on")
  String show(Viewer.Member viewer, @PathVariable CourseId id, HttpServletRequest request, Model model) {
    if (courses.kept(viewer, id).filter(c -> c.therapist().equals(viewer.person())).isEmpty()) {
      throw new NotFound();
    }
    Handovers.PassedOn passedOn = handovers.passedOnTo(viewer, id).orElseThrow(NotFound::new);
    Course earlier = courses.find(viewer, passedOn.earlier()).orElseThrow(NotFound::new);
    String client = name(viewer, earlier, true);
    ZoneId zone = practices.find(viewer, earlier.practice()).orElseThrow(NotFound::new).timeZone();
    Page page = pages.of(request);
    Bond bond = bonds.of(viewer, earlier);
    looks.record(viewer, earlier.id(), Looked.PASSED_ON);
    model.addAttribute("passed", new PassedOnPage(id, client, name(viewer, earlier, false),
        passedOn.rights().contains(Right.SCORES) ? BondWords.forTherapist(page, bond, client, zone) : null,
        passedOn.rights().contains(Right.REPAIRS) ? cameThrough(viewer, bond, page, zone) : null,
        passedOn.rights().contains(Right.CARD)));
    return "alliance/passed-on";
  }

  private List<PassedOnPage.CameThrough> cameThrough(Viewer.Member viewer, Bond bond, Page page, ZoneId zone) {
    var said = repairs.said(viewer, bond.course().id());
    return bond.cameThrough().stream().map(repair -> {
      Map<Chair, String> words = said.getOrDefault(repair.id(), Map.of());
      return new PassedOnPage.CameThrough(
          repair.session() == null ? null : bond.session(repair.session()).map(Session::number).orElse(null),
          page.date(Objects.requireNonNull(repair.agreedAt()).atZone(zone).toLocalDate()),
          words.get(Chair.CLIENT), words.get(Chair.THERAPIST));
    }).toList();
  }

  private String name(Viewer.Member viewer, Course course, boolean client) {
    return people.find(viewer, client ? course.client() : course.therapist()).map(Person::name).orElse("…");
  }
}
