package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Link;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.safety.Concern;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
import org.attune.app.safety.SomeoneElse;
import org.attune.app.sessions.Course;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Telling someone other than one's therapist: signed in, or by the link of a check-in; and hearing it. */
@Controller
class SomeoneElseController {

  private static final int WORDS = 10_000;

  private final Concerns concerns;
  private final Practices practices;
  private final People people;
  private final Pages pages;

  SomeoneElseController(Concerns concerns, Practices practices, People people, Pages pages) {
    this.concerns = concerns;
    this.practices = practices;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping(Addresses.SOMEONE_ELSE)
  String latest(Viewer.Oneself viewer) {
    return concerns.courses(viewer).stream().findFirst().map(c -> "redirect:" + Addresses.SOMEONE_ELSE + "/" + c.id())
        .orElse("redirect:" + Addresses.HELP);
  }

  @GetMapping(Addresses.SOMEONE_ELSE + "/{course}")
  String open(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    return show(signedIn(viewer, course, request), new ConcernForm(null, "", false, null), new FieldErrors(), model);
  }

  @PostMapping(Addresses.SOMEONE_ELSE + "/{course}")
  String write(Viewer.Oneself viewer, @PathVariable CourseId course, @ModelAttribute ConcernForm form,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    SomeoneElse to = concerns.of(viewer, course);
    FieldErrors errors = check(form, to);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn(viewer, course, request), form, errors, model);
    }
    concerns.write(viewer, new ConcernId(Keys.of(form.key())), to, form.change(), form.words());
    return Page.done(Addresses.SOMEONE_ELSE + "/" + course, "safety.written");
  }

  @GetMapping("/check-in/{link}/more")
  String openByLink(Link link, Model model) {
    return show(linked(link), new ConcernForm(null, "", false, null), new FieldErrors(), model);
  }

  @PostMapping("/check-in/{link}/more")
  String writeByLink(Link link, @ModelAttribute ConcernForm form, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    SomeoneElse to = concerns.of(viewer);
    FieldErrors errors = check(form, to);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(linked(link), form, errors, model);
    }
    concerns.write(viewer, new ConcernId(Keys.of(form.key())), to, form.change(), form.words());
    return Page.done("/check-in/" + link.id() + "/more", "safety.written");
  }

  /** For the one who hears. */
  @GetMapping("/practice/concerns")
  String hear(Viewer.Member viewer, HttpServletRequest request, Model model) {
    return hear(viewer, null, new FieldErrors(), request, model);
  }

  @PostMapping("/practice/concerns/{concern}/answer")
  String answer(Viewer.Member viewer, @PathVariable ConcernId concern, @ModelAttribute ConcernAnswerForm form,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    FieldErrors errors = form.check(concern, WORDS);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return hear(viewer, new Typed(concern, form), errors, request, model);
    }
    concerns.answer(viewer, Keys.of(form.key()), concern, form.answer());
    return Page.done("/practice/concerns", "safety.answered");
  }

  private record Typed(ConcernId concern, ConcernAnswerForm form) {}

  private String hear(Viewer.Member viewer, @Nullable Typed typed, FieldErrors errors, HttpServletRequest request,
      Model model) {
    Practice practice = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
    List<Concern> heard = concerns.hear(viewer);
    if (heard.isEmpty() && !viewer.person().equals(practice.concernsTo())) {
      throw new NotFound();
    }
    Page page = pages.of(request);
    List<Course> toChange = concerns.toChange(viewer);
    var names = people.byId(viewer, Stream.concat(heard.stream().map(Concern::from), toChange.stream().map(Course::therapist))
        .distinct().toList());
    if (typed != null && heard.stream().noneMatch(c -> c.id().equals(typed.concern()))) {
      throw new NotFound();
    }
    model.addAttribute("concerns", heard.stream().map(c -> new HeardConcern(c.id(),
        name(names.get(c.from())), on(page, c.writtenAt(), practice.timeZone()),
        c.wantsChange(), c.words(), toChange.stream().filter(o -> c.wantsChange() && o.client().equals(c.from()))
            .map(o -> new HeardConcern.Change(o.id().toString(), name(names.get(o.therapist())))).toList(),
        answers(c, page, practice.timeZone()),
        typed != null && typed.concern().equals(c.id()) ? typed.form().key() : null,
        typed != null && typed.concern().equals(c.id()) ? typed.form().answer() : "", errors)).toList());
    return "safety/concerns";
  }

  private SomeoneElsePage signedIn(Viewer.Oneself viewer, CourseId course, HttpServletRequest request) {
    Page page = pages.of(request);
    SomeoneElse someone = concerns.of(viewer, course);
    ZoneId zone = practices.find(viewer, someone.practice()).orElseThrow(NotFound::new).timeZone();
    List<Course> others = concerns.courses(viewer).stream().filter(c -> !c.id().equals(course)).toList();
    var names = people.byId(viewer, others.stream().map(Course::therapist).distinct().toList());
    return new SomeoneElsePage(someone, Addresses.SOMEONE_ELSE + "/" + course, "/course",
        concerns.from(viewer).stream().map(c -> new SomeoneElsePage.Written(on(page, c.writtenAt(), zone), c.words(),
            c.readAt() == null ? null : on(page, c.readAt(), zone), answers(c, page, zone))).toList(),
        others.stream().map(c -> new SomeoneElsePage.Other(Addresses.SOMEONE_ELSE + "/" + c.id(), name(names.get(c.therapist()))))
            .toList());
  }

  private SomeoneElsePage linked(Link link) {
    String path = "/check-in/" + link.id();
    return new SomeoneElsePage(concerns.of(holder(link)), path + "/more", path, List.of(), List.of());
  }

  private static Viewer.LinkHolder holder(Link link) {
    if (link.purpose() != Link.Purpose.CHECK_IN || !link.usable()) {
      throw new NotFound();
    }
    return link.holder();
  }

  /** Words reach the person who was named when they were written, or nobody: a practice may name another meanwhile. */
  private static FieldErrors check(ConcernForm form, SomeoneElse to) {
    var errors = new FieldErrors();
    if (to.named() != null && form.to() != null && !form.to().equals(to.named().id().toString())) {
      errors.add("words", "safety.someone.changed", to.named().name());
    }
    if (form.words().isEmpty() && !form.change()) {
      errors.add("words", "safety.words-missing");
    }
    int length = form.words().codePointCount(0, form.words().length());
    if (length > WORDS) {
      errors.add("words", "safety.words-long", WORDS, length);
    }
    return errors;
  }

  private static List<HeardConcern.Answer> answers(Concern concern, Page page, ZoneId zone) {
    return concern.answers().stream().map(a -> new HeardConcern.Answer(on(page, a.writtenAt(), zone), a.words())).toList();
  }

  private static String name(@Nullable Person person) {
    return person == null ? "" : person.name();
  }

  private static String on(Page page, Instant moment, ZoneId zone) {
    return page.moment(moment.atZone(zone));
  }

  private static String show(SomeoneElsePage someone, ConcernForm form, FieldErrors errors, Model model) {
    model.addAttribute("someone", someone);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "safety/someone-else";
  }
}
