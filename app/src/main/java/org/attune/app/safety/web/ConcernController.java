package org.attune.app.safety.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.safety.Concern;
import org.attune.app.safety.ConcernContact;
import org.attune.app.safety.ConcernId;
import org.attune.app.safety.Concerns;
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
class ConcernController {

  private static final int WORDS = 10_000;

  private final Concerns concerns;
  private final Practices practices;
  private final People people;
  private final PageContexts pages;

  ConcernController(Concerns concerns, Practices practices, People people, PageContexts pages) {
    this.concerns = concerns;
    this.practices = practices;
    this.people = people;
    this.pages = pages;
  }

  @GetMapping(PrivateAddresses.SOMEONE_ELSE)
  String latest(Viewer.Oneself viewer) {
    return concerns.courses(viewer).stream().findFirst().map(c -> "redirect:" + PrivateAddresses.SOMEONE_ELSE + "/" + c.id())
        .orElse("redirect:" + PrivateAddresses.HELP);
  }

  @GetMapping(PrivateAddresses.SOMEONE_ELSE + "/{course}")
  String open(Viewer.Oneself viewer, @PathVariable CourseId course, HttpServletRequest request, Model model) {
    return show(signedIn(viewer, course, request), new ConcernForm(null, "", false, null), new FieldErrors(), model);
  }

  @PostMapping(PrivateAddresses.SOMEONE_ELSE + "/{course}")
  String write(Viewer.Oneself viewer, @PathVariable CourseId course, @ModelAttribute ConcernForm form,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    ConcernContact to = concerns.contactFor(viewer, course);
    FieldErrors errors = check(form, to);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(signedIn(viewer, course, request), form, errors, model);
    }
    concerns.write(viewer, new ConcernId(IdempotencyKeys.of(form.key())), to, form.change(), form.words());
    return PageContext.redirectWithNotice(PrivateAddresses.SOMEONE_ELSE + "/" + course, "safety.written");
  }

  @GetMapping("/check-in/{link}/more")
  String openByLink(AccessLink link, Model model) {
    return show(linked(link), new ConcernForm(null, "", false, null), new FieldErrors(), model);
  }

  @PostMapping("/check-in/{link}/more")
  String writeByLink(AccessLink link, @ModelAttribute ConcernForm form, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    ConcernContact to = concerns.contactFor(viewer);
    FieldErrors errors = check(form, to);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(linked(link), form, errors, model);
    }
    concerns.write(viewer, new ConcernId(IdempotencyKeys.of(form.key())), to, form.change(), form.words());
    return PageContext.redirectWithNotice("/check-in/" + link.id() + "/more", "safety.written");
  }

  /** For the one who hears. */
  @GetMapping("/practice/concerns")
  String hear(Viewer.Member viewer, HttpServletRequest request, Model model) {
    return hear(viewer, null, new FieldErrors(), request, model);
  }

  @PostMapping("/practice/concerns/{concern}/answer")
  String answer(Viewer.Member viewer, @PathVariable ConcernId concern, @ModelAttribute ConcernRecipientReplyForm form,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    FieldErrors errors = form.check(concern, WORDS);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return hear(viewer, new AnswerInput(concern, form), errors, request, model);
    }
    concerns.answer(viewer, IdempotencyKeys.of(form.key()), concern, form.answer());
    return PageContext.redirectWithNotice("/practice/concerns", "safety.answered");
  }

  private record AnswerInput(ConcernId concern, ConcernRecipientReplyForm form) {}

  private String hear(Viewer.Member viewer, @Nullable AnswerInput typed, FieldErrors errors, HttpServletRequest request,
      Model model) {
    Practice practice = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
    List<Concern> heard = concerns.readReceived(viewer);
    if (heard.isEmpty() && !viewer.person().equals(practice.concernRecipients().colleague())) {
      throw new NotFound();
    }
    PageContext page = pages.of(request);
    List<Course> toChange = concerns.coursesAskingForChange(viewer);
    var names = people.byId(viewer, Stream.concat(heard.stream().map(Concern::client), toChange.stream().map(Course::therapist))
        .distinct().toList());
    if (typed != null && heard.stream().noneMatch(c -> c.id().equals(typed.concern()))) {
      throw new NotFound();
    }
    model.addAttribute("concerns", heard.stream().map(c -> new ReceivedConcernView(c.id(),
        name(names.get(c.client())), on(page, c.writtenAt(), practice.timeZone()),
        c.wantsChange(), c.words(), toChange.stream().filter(o -> c.wantsChange() && o.client().equals(c.client()))
            .map(o -> new ReceivedConcernView.ChangeableCourse(o.id().toString(), name(names.get(o.therapist())))).toList(),
        answers(c, page, practice.timeZone()),
        typed != null && typed.concern().equals(c.id())
            ? new ReceivedConcernView.Input(typed.form().key(), typed.form().answer(), errors)
            : new ReceivedConcernView.Input(null, "", errors))).toList());
    return "safety/concerns";
  }

  private RaiseConcernView signedIn(Viewer.Oneself viewer, CourseId course, HttpServletRequest request) {
    PageContext page = pages.of(request);
    ConcernContact someone = concerns.contactFor(viewer, course);
    ZoneId zone = practices.find(viewer, someone.practice()).orElseThrow(NotFound::new).timeZone();
    List<Course> others = concerns.courses(viewer).stream().filter(c -> !c.id().equals(course)).toList();
    var names = people.byId(viewer, others.stream().map(Course::therapist).distinct().toList());
    return new RaiseConcernView(someone, PrivateAddresses.SOMEONE_ELSE + "/" + course, "/course",
        concerns.writtenBy(viewer).stream().map(c -> new RaiseConcernView.OwnConcern(on(page, c.writtenAt(), zone), c.words(),
            c.readAt() == null ? null : on(page, c.readAt(), zone), answers(c, page, zone))).toList(),
        others.stream().map(c -> new RaiseConcernView.OtherCourse(PrivateAddresses.SOMEONE_ELSE + "/" + c.id(),
            name(names.get(c.therapist()))))
            .toList());
  }

  private RaiseConcernView linked(AccessLink link) {
    String path = "/check-in/" + link.id();
    return new RaiseConcernView(concerns.contactFor(holder(link)), path + "/more", path, List.of(), List.of());
  }

  private static Viewer.LinkHolder holder(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.CHECK_IN || !link.usable()) {
      throw new NotFound();
    }
    return link.holder();
  }

  /** Words reach the person who was named when they were written, or nobody: a practice may name another meanwhile. */
  private static FieldErrors check(ConcernForm form, ConcernContact to) {
    var errors = new FieldErrors();
    if (to.contact() != null && form.to() != null && !form.to().equals(to.contact().id().toString())) {
      errors.add("words", "safety.someone.changed", to.contact().name());
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

  private static List<ReceivedConcernView.Answer> answers(Concern concern, PageContext page, ZoneId zone) {
    return concern.answers().stream().map(a -> new ReceivedConcernView.Answer(on(page, a.writtenAt(), zone), a.words())).toList();
  }

  private static String name(@Nullable Person person) {
    return person == null ? "" : person.name();
  }

  private static String on(PageContext page, Instant moment, ZoneId zone) {
    return page.moment(moment.atZone(zone));
  }

  private static String show(RaiseConcernView someone, ConcernForm form, FieldErrors errors, Model model) {
    model.addAttribute("someone", someone);
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "safety/concern-contact";
  }
}
