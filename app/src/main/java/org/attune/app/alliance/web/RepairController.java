package org.attune.app.alliance.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.alliance.AllianceHistories;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairId;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalId;
import org.attune.app.alliance.Signals;
import org.attune.app.checkins.Chair;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a therapist makes of something that was noticed, or that they noticed themselves. */
@Controller
@RequestMapping("/courses/{course}")
class RepairController {

  private final Courses courses;
  private final AllianceHistories histories;
  private final Signals signals;
  private final Repairs repairs;
  private final People people;
  private final Practices practices;
  private final AccessLog looks;
  private final PageContexts pages;

  RepairController(Courses courses, AllianceHistories histories, Signals signals, Repairs repairs, People people, Practices practices,
                   AccessLog looks, PageContexts pages) {
    this.courses = courses;
    this.histories = histories;
    this.signals = signals;
    this.repairs = repairs;
    this.people = people;
    this.practices = practices;
    this.looks = looks;
    this.pages = pages;
  }

  @PostMapping("/signals/{signal}/talk")
  String talkedAbout(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable SignalId signal,
                     @RequestParam RepairId key) {
    known(viewer, course, signal);
    repairs.markDiscussed(viewer, key, signal);
    return PageContext.redirectWithNotice("/courses/" + course, "alliance.talked");
  }

  @PostMapping("/signals/{signal}/setting-aside")
  String setAside(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable SignalId signal,
                  @RequestParam RepairId key) {
    known(viewer, course, signal);
    repairs.dismiss(viewer, key, signal);
    return PageContext.redirectWithNotice("/courses/" + course, "alliance.set-aside");
  }

  @GetMapping("/repairs/new")
  String blank(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam(required = false) @Nullable SignalId signal,
               HttpServletRequest request, Model model) {
    Signal about = signal == null ? null : known(viewer, course, signal);
    model.addAttribute("repair", page(viewer, course, null, about,
        RepairView.Input.ofNew(RepairForm.empty(), pages.of(request).newFormKey(), new FieldErrors()), request));
    return "alliance/repair";
  }

  @PostMapping("/repairs")
  String note(Viewer.Member viewer, @PathVariable CourseId course, @RequestParam RepairId key,
              @RequestParam(required = false) @Nullable SignalId signal, RepairForm form, HttpServletRequest request,
              HttpServletResponse response, Model model) {
    FieldErrors errors = form.errors();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      Signal about = signal == null ? null : known(viewer, course, signal);
      model.addAttribute("repair",
          page(viewer, course, null, about, RepairView.Input.ofNew(form, key.toString(), errors), request));
      return "alliance/repair";
    }
    Repair repair = repairs.note(viewer, key, course, signal, form.note());
    return PageContext.redirectWithNotice("/courses/" + course + "/repairs/" + repair.id(), "alliance.noted");
  }

  @GetMapping("/repairs/{repair}")
  String show(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair,
              HttpServletRequest request, Model model) {
    Repair known = known(viewer, course, repair);
    looks.record(viewer, course, AccessedRecord.REPAIR);
    model.addAttribute("repair", page(viewer, course, known, null,
        RepairView.Input.ofSaved(RepairForm.of(known, said(viewer, known, Chair.THERAPIST))), request));
    return "alliance/repair";
  }

  @PostMapping("/repairs/{repair}")
  String change(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair, RepairForm form,
                HttpServletRequest request, HttpServletResponse response, Model model) {
    known(viewer, course, repair);
    FieldErrors errors = form.errors();
    RepairForm theirs = null;
    RepairForm typed = form;
    if (errors.isEmpty()) {
      try {
        repairs.change(viewer, repair, form.version(), form.note());
        return PageContext.redirectWithNotice("/courses/" + course, "alliance.noted");
      } catch (Conflict e) {
        Repair now = known(viewer, course, repair);
        theirs = RepairForm.of(now, said(viewer, now, Chair.THERAPIST));
        typed = form.at(now.version());
        errors.add("said", e.key(), e.arguments());
      }
    }
    response.setStatus((theirs == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT).value());
    model.addAttribute("repair",
        page(viewer, course, known(viewer, course, repair), null, RepairView.Input.refused(typed, errors, theirs), request));
    return "alliance/repair";
  }

  @PostMapping("/repairs/{repair}/closing")
  String close(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair,
               @RequestParam int version) {
    known(viewer, course, repair);
    repairs.close(viewer, repair, version);
    return PageContext.redirectWithNotice("/courses/" + course, "alliance.closed");
  }

  @PostMapping("/repairs/{repair}/reopening")
  String reopen(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair,
                @RequestParam int version) {
    known(viewer, course, repair);
    repairs.reopen(viewer, repair, version);
    return PageContext.redirectWithNotice("/courses/" + course + "/repairs/" + repair, "alliance.reopened");
  }

  @PostMapping("/repairs/{repair}/talk")
  String talkedAbout(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair,
                     @RequestParam int version) {
    known(viewer, course, repair);
    repairs.markDiscussed(viewer, repair, version);
    return PageContext.redirectWithNotice("/courses/" + course, "alliance.talked");
  }

  @PostMapping("/repairs/{repair}/talk/removal")
  String notTalkedAbout(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RepairId repair,
                        @RequestParam int version) {
    known(viewer, course, repair);
    repairs.markUndiscussed(viewer, repair, version);
    return PageContext.redirectWithNotice("/courses/" + course, "alliance.talk-undone");
  }

  private RepairView page(Viewer.Member viewer, CourseId id, @Nullable Repair repair, @Nullable Signal about,
      RepairView.Input input, HttpServletRequest request) {
    Course course = courses.findForClinician(viewer, id).orElseThrow(NotFound::new);
    PersonName client = people.find(viewer, course.client()).map(Person::personName).orElseThrow(NotFound::new);
    AllianceHistory history = histories.of(viewer, course);
    AllianceText words = AllianceText.forTherapist(pages.of(request), history, client.shortForm(),
        practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone());
    Signal signal = repair == null || repair.occasion().signal() == null ? about
        : history.signals().stream().filter(s -> s.id().equals(repair.occasion().signal())).findFirst().orElse(about);
    String clientSaid = repair == null ? "" : said(viewer, repair, Chair.CLIENT);
    boolean changeable = repair == null || repairs.isChangeable(viewer, repair.id());
    return new RepairView(id, client, repair, signal, words, changeable, clientSaid.isEmpty() ? null : clientSaid, input);
  }

  private String said(Viewer.Member viewer, Repair repair, Chair chair) {
    return Objects.requireNonNullElse(
        repairs.wordsByChair(viewer, repair.course()).getOrDefault(repair.id(), Map.of()).get(chair), "");
  }

  private Signal known(Viewer.Member viewer, CourseId course, SignalId id) {
    return signals.find(viewer, id).filter(s -> s.course().equals(course)).orElseThrow(NotFound::new);
  }

  private Repair known(Viewer.Member viewer, CourseId course, RepairId id) {
    return repairs.find(viewer, id).filter(r -> r.course().equals(course)).orElseThrow(NotFound::new);
  }
}
