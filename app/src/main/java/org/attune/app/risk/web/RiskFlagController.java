package org.attune.app.risk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.risk.RiskFlag;
import org.attune.app.risk.RiskFlagId;
import org.attune.app.risk.RiskFlags;
import org.attune.app.risk.RiskNote;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who keeps a course reads an answer about harming oneself, and notes what was done. */
@Controller
@RequestMapping("/courses/{course}/attention/{flag}")
class RiskFlagController {

  private final RiskFlags flags;
  private final RiskFlagViews views;
  private final AccessLog accessLog;
  private final People people;
  private final Clock clock;

  RiskFlagController(RiskFlags flags, RiskFlagViews views, AccessLog accessLog, People people, Clock clock) {
    this.flags = flags;
    this.views = views;
    this.accessLog = accessLog;
    this.people = people;
    this.clock = clock;
  }

  @GetMapping
  @Transactional
  String show(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RiskFlagId flag, Model model) {
    RiskFlag read = find(viewer, course, flag);
    return show(viewer, read, RiskNoteForm.empty(read.chain().round()), new FieldErrors(), model);
  }

  @PostMapping("/reading")
  String read(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RiskFlagId flag) {
    flags.read(viewer, find(viewer, course, flag).id());
    return PageContext.redirectWithNotice("/courses/" + course + "/attention/" + flag, "risk.read");
  }

  @PostMapping("/notes")
  String note(Viewer.Member viewer, @PathVariable CourseId course, @PathVariable RiskFlagId flag, @ModelAttribute RiskNoteForm form,
      HttpServletResponse response, Model model) {
    RiskFlag noted = find(viewer, course, flag);
    FieldErrors errors = form.validate();
    if (errors.isEmpty()) {
      try {
        flags.note(viewer, IdempotencyKeys.of(form.key()), noted.id(), form.readRound(), form.words(), form.lookAgainOn());
        return PageContext.redirectWithNotice("/today", form.lookAgainOn() == null ? "risk.closed" : "risk.noted");
      } catch (InvalidInput e) {
        errors.add(e, "words");
      } catch (Conflict e) {
        response.setStatus(HttpStatus.CONFLICT.value());
        // what was typed stays; sent once more, it counts
        return show(viewer, noted, new RiskNoteForm(form.key(), String.valueOf(noted.chain().round()), form.words(), form.then(), form.day()),
            errors.add("words", e.key(), e.arguments()), model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(viewer, noted, form, errors, model);
  }

  private RiskFlag find(Viewer.Member viewer, CourseId course, RiskFlagId flag) {
    return flags.find(viewer, flag).filter(found -> found.course().equals(course)).orElseThrow(NotFound::new);
  }

  private String show(Viewer.Member viewer, RiskFlag flag, RiskNoteForm form, FieldErrors errors, Model model) {
    accessLog.record(viewer, flag.course(), AccessedRecord.SCORES);
    ZoneId zone = views.zone(viewer);
    List<RiskNote> notes = flags.notes(viewer, flag);
    Map<PersonId, Person> names = people.byId(viewer, notes.stream().map(RiskNote::author).distinct().toList());
    model.addAttribute("shown", new RiskFlagView.Page(views.of(viewer, flag),
        flags.answers(viewer, flag).stream().map(answer -> new RiskFlagView.Answer(answer.at().atZone(zone), answer.level(),
            views.wording(viewer, answer.item(), answer.level()))).toList(),
        notes.stream().map(note -> new RiskFlagView.Note(names.containsKey(note.author()) ? names.get(note.author()).shortName() : "",
            note.at().atZone(zone), note.words())).toList(),
        form, LocalDate.now(clock.withZone(zone)), errors));
    return "risk/flag";
  }
}
