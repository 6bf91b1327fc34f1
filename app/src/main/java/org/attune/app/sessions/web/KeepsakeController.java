package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Keepsakes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The keepsake of a course, and each one's lines for it. */
@Controller
class KeepsakeController {

  private final Keepsakes keepsakes;
  private final CourseParticipants participants;
  private final AccessLog looks;

  KeepsakeController(Keepsakes keepsakes, CourseParticipants participants, AccessLog looks) {
    this.keepsakes = keepsakes;
    this.participants = participants;
    this.looks = looks;
  }

  @GetMapping("/courses/{course}/keepsake")
  String show(SignedInPerson signedIn, @PathVariable CourseId course, Model model) {
    CourseParticipants.CourseParticipant participant = participants.find(signedIn, course);
    if (participant.course().isOpen()) {
      return "redirect:/courses/" + course + "/keepsake/words";
    }
    if (participant.viewer() instanceof Viewer.Member member) {
      looks.record(member, course, AccessedRecord.KEEPSAKE);
    }
    model.addAttribute("keepsake", new KeepsakeView(keepsakes.find(participant.viewer(), course).orElseThrow(NotFound::new),
        Map.of(participant.course().client(), participants.name(participant.viewer(), participant.course().client()),
            participant.course().therapist(), participants.name(participant.viewer(), participant.course().therapist())),
        participant.zone(), participant.home()));
    return "sessions/keepsake";
  }

  @GetMapping("/courses/{course}/keepsake/words")
  String form(SignedInPerson signedIn, @PathVariable CourseId course, Model model) {
    CourseParticipants.CourseParticipant participant = participants.find(signedIn, course);
    Keepsakes.OwnWords lines = keepsakes.ownWords(participant.viewer(), course).orElseThrow(NotFound::new);
    return form(participant, lines.text(), lines.version(), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/keepsake/words")
  String write(SignedInPerson signedIn, @PathVariable CourseId course, @RequestParam(defaultValue = "") String words,
      @RequestParam int version, HttpServletResponse response, Model model) {
    CourseParticipants.CourseParticipant participant = participants.find(signedIn, course);
    var errors = new FieldErrors();
    try {
      keepsakes.write(participant.viewer(), course, version, FormInput.text(words));
      return PageContext.redirectWithNotice(participant.course().isOpen() ? participant.home() : "/courses/" + course + "/keepsake",
          "sessions.keepsake");
    } catch (InvalidInput e) {
      errors.add(e, "words");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(participant, words, version, errors, model);
  }

  private static String form(CourseParticipants.CourseParticipant participant, String words, int version, FieldErrors errors, Model model) {
    model.addAttribute("course", participant.course().id().toString());
    model.addAttribute("ended", !participant.course().isOpen());
    model.addAttribute("other", participant.otherName());
    model.addAttribute("home", participant.home());
    model.addAttribute("words", words);
    model.addAttribute("version", version);
    model.addAttribute("errors", errors);
    return "sessions/keepsake-words";
  }
}
