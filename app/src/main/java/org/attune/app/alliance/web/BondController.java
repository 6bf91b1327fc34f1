package org.attune.app.alliance.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.Bonds;
import org.attune.app.checkins.Scores;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sharing.Looked;
import org.attune.app.sharing.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The bond of a course: its picture, what was noticed and how. */
@Controller
class BondController {

  private final Courses courses;
  private final Bonds bonds;
  private final People people;
  private final Practices practices;
  private final Scores scores;
  private final Looks looks;
  private final Pages pages;

  BondController(Courses courses, Bonds bonds, People people, Practices practices, Scores scores, Looks looks,
                 Pages pages) {
    this.courses = courses;
    this.bonds = bonds;
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
    Course of = courses.kept(viewer, course).orElseThrow(NotFound::new);
    String client = people.find(viewer, of.client()).map(Person::name).orElseThrow(NotFound::new);
    ZoneId zone = practices.find(viewer, of.practice()).orElseThrow(NotFound::new).timeZone();
    Page page = pages.of(request);
    Bonds.Seen seen = bonds.seenBy(viewer, of, bonds.noticed(viewer, List.of(of.id())), show);
    Bond bond = seen.bond();
    looks.record(viewer, course, Looked.BOND);
    model.addAttribute("bond", new BondPage(bond, client, BondWords.forTherapist(page, bond, client, zone), seen.toRate(),
        ScoreWords.of(page, bond, scores.byMeasure(viewer, course), zone)));
    return "alliance/bond";
  }
}
