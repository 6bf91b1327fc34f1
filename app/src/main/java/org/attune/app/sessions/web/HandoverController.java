package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.HandoverId;
import org.attune.app.sessions.Handovers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing a next therapist: by the therapist, by the manager where the therapist is gone, by whom the client asked. */
@Controller
class HandoverController {

  private final Handovers handovers;
  private final Courses courses;
  private final People people;
  private final Seats seats;

  HandoverController(Handovers handovers, Courses courses, People people, Seats seats) {
    this.handovers = handovers;
    this.courses = courses;
    this.people = people;
    this.seats = seats;
  }

  /** The manager sees between whom courses run, and nothing else of them. */
  @GetMapping("/practice/handovers")
  String all(Viewer.Member viewer, Model model) {
    if (!viewer.is(Role.MANAGER)) {
      throw new NotFound();
    }
    List<Course> open = courses.ofPractice(viewer, viewer.practice()).stream().filter(Course::isOpen).toList();
    var waiting = handovers.all(viewer).stream().filter(Handover::waits).map(Handover::course).collect(Collectors.toSet());
    var names = people.byId(viewer, open.stream().flatMap(c -> Stream.of(c.client(), c.therapist())).distinct().toList());
    model.addAttribute("handovers", new PracticeHandoversPage(open.stream()
        .map(c -> new PracticeHandoversPage.Line(c.id().toString(), name(names, c.client()), name(names, c.therapist()),
            waiting.contains(c.id()))).toList()));
    return "sessions/practice-handovers";
  }

  @GetMapping("/courses/{course}/handover")
  String form(Viewer.Member viewer, @PathVariable CourseId course, Model model) {
    return form(viewer, own(viewer, course), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/handover")
  String propose(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam(defaultValue = "") String key,
      @RequestParam(defaultValue = "") String next, HttpServletResponse response, Model model) {
    Course of = own(viewer, course);
    var errors = new FieldErrors();
    if (next.isEmpty()) {
      errors.add("next", "sessions.handover.choose-next");
    } else {
      try {
        handovers.propose(viewer, new HandoverId(Keys.of(key)), course, new PersonId(Keys.of(next)));
        return Page.done("/courses/" + course + "/handover", "sessions.handover-proposed");
      } catch (Refused e) {
        errors.add(e, "next");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, of, errors, model);
  }

  @PostMapping("/courses/{course}/handover/{id}/withdrawal")
  String withdraw(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable HandoverId id,
      @RequestParam int version) {
    own(viewer, course);
    handovers.withdraw(viewer, id, version);
    return Page.done("/courses/" + course + "/handover", "sessions.handover-withdrawn");
  }

  private String form(Viewer.Member viewer, Course course, FieldErrors errors, Model model) {
    Handover waiting = handovers.of(viewer, course.id()).stream().filter(Handover::waits).findFirst().orElse(null);
    boolean own = course.therapist().equals(viewer.person());
    model.addAttribute("handover", new HandoverPage(course.id().toString(), seats.name(viewer, course.client()),
        seats.name(viewer, course.therapist()), handovers.couldBeNext(viewer, course.id()), waiting,
        waiting == null ? null : seats.name(viewer, waiting.next()),
        own ? "/courses/" + course.id() + "/sessions"
            : viewer.is(Role.MANAGER) ? "/practice/handovers" : "/practice/concerns"));
    model.addAttribute("errors", errors);
    return "sessions/handover";
  }

  private Course own(Viewer.Member viewer, CourseId course) {
    return handovers.proposable(viewer, course).orElseThrow(NotFound::new);
  }

  private static String name(java.util.Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "…" : known.name();
  }
}
