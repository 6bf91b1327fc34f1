package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.CourseClosure;
import org.attune.app.sessions.CourseClosures;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Handover;
import org.attune.app.sessions.Handovers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Many courses at once: another therapist for their clients, or closing them. A manager sees whose courses they are, and
 * nothing else of them; a therapist finds their own.
 */
@Controller
class BulkHandoverController {

  private final Handovers handovers;
  private final CourseClosures closures;
  private final Courses courses;
  private final People people;

  BulkHandoverController(Handovers handovers, CourseClosures closures, Courses courses, People people) {
    this.handovers = handovers;
    this.closures = closures;
    this.courses = courses;
    this.people = people;
  }

  @GetMapping("/practice/handovers")
  String all(Viewer.Member viewer, Model model) {
    return show(viewer, new BulkHandoverView.FormState(null, Set.of(), "", ""), new FieldErrors(), model);
  }

  @PostMapping("/practice/handovers")
  String propose(Viewer.Member viewer, @RequestParam(required = false) @Nullable String key,
      @RequestParam(defaultValue = "") Set<String> course, @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
    var errors = chosen(course);
    if (next.isEmpty()) {
      errors.add("next", "sessions.handover.choose-next");
    }
    if (errors.isEmpty()) {
      try {
        handovers.proposeAll(viewer, IdempotencyKeys.of(key), ids(viewer, course).keySet(), new PersonId(IdempotencyKeys.of(next)));
        return PageContext.redirectWithNotice("/practice/handovers", "sessions.handovers-proposed");
      } catch (InvalidInput e) {
        errors.add(e, "next");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, new BulkHandoverView.FormState(key, course, next, reason), errors, model);
  }

  /** All of them or none: each as it was seen. */
  @PostMapping("/practice/closings")
  @Transactional
  String close(Viewer.Member viewer, @RequestParam(required = false) @Nullable String key,
      @RequestParam(defaultValue = "") Set<String> course, @RequestParam(defaultValue = "") String next,
      @RequestParam(defaultValue = "") String reason, HttpServletResponse response, Model model) {
    var errors = chosen(course);
    Optional<CourseClosure.Reason> given = CourseClosureController.reason(reason);
    if (given.isEmpty()) {
      errors.add("reason", "sessions.closing.choose");
    }
    if (errors.isEmpty()) {
      ids(viewer, course).forEach((id, version) -> closures.close(viewer, id, version, given.orElseThrow()));
      return PageContext.redirectWithNotice("/practice/handovers", course.size() == 1 ? "sessions.closed" : "sessions.closed-all");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, new BulkHandoverView.FormState(key, course, next, reason), errors, model);
  }

  private static FieldErrors chosen(Set<String> courses) {
    return courses.isEmpty() ? new FieldErrors().add("course", "sessions.handover.choose-courses") : new FieldErrors();
  }

  /** The ticked courses, each with the version that the page showed. */
  private Map<CourseId, Integer> ids(Viewer.Member viewer, Set<String> ticked) {
    Set<CourseId> offered = listed(viewer).stream().map(Course::id).collect(Collectors.toSet());
    var ids = new LinkedHashMap<CourseId, Integer>();
    for (String one : ticked) {
      int at = one.indexOf('.');
      ids.put(new CourseId(IdempotencyKeys.of(at < 0 ? one : one.substring(0, at))), version(one.substring(at + 1)));
    }
    if (!offered.containsAll(ids.keySet())) {
      throw new NotFound();
    }
    return ids;
  }

  private static int version(String typed) {
    return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
  }

  /** A manager's are all courses of the practice, a therapist's are their own. */
  private List<Course> listed(Viewer.Member viewer) {
    if (!viewer.hasRole(Role.MANAGER) && !viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    return courses.ofPractice(viewer, viewer.practice()).stream()
        .filter(c -> viewer.hasRole(Role.MANAGER) || c.therapist().equals(viewer.person())).toList();
  }

  private String show(Viewer.Member viewer, BulkHandoverView.FormState chosen, FieldErrors errors, Model model) {
    List<Course> listed = listed(viewer);
    Set<CourseId> waiting = handovers.all(viewer).stream().filter(Handover::isPending).map(Handover::course)
        .collect(Collectors.toSet());
    Map<CourseId, CourseClosure> closed = closures.all(viewer).stream().collect(Collectors.toMap(CourseClosure::course, c -> c));
    Map<PersonId, Person> names = people.byId(viewer,
        listed.stream().flatMap(c -> Stream.of(c.client(), c.therapist())).distinct().toList());
    model.addAttribute("handovers", new BulkHandoverView(
        listed.stream().filter(Course::isOpen).map(c -> new BulkHandoverView.OpenCourse(c.id().toString(), c.version(),
            name(names, c.client()), name(names, c.therapist()), waiting.contains(c.id()), hasNoSignIn(names, c)))
            .sorted(Comparator.comparing(BulkHandoverView.OpenCourse::therapist).thenComparing(BulkHandoverView.OpenCourse::client))
            .toList(),
        listed.stream().filter(c -> closed.containsKey(c.id())).map(c -> new BulkHandoverView.ClosedCourse(c.id().toString(),
            name(names, c.client()), name(names, c.therapist()), c.endedOn(),
            Objects.requireNonNull(closed.get(c.id())).reason())).toList(),
        people.withRole(viewer, viewer.practice(), Role.THERAPIST), chosen,
        viewer.hasRole(Role.MANAGER)));
    model.addAttribute("errors", errors);
    return "sessions/bulk-handover";
  }

  private static boolean hasNoSignIn(Map<PersonId, Person> names, Course course) {
    Person client = names.get(course.client());
    return client != null && client.signInName() == null;
  }

  private static String name(Map<PersonId, Person> names, PersonId person) {
    Person known = names.get(person);
    return known == null ? "…" : known.name();
  }
}
