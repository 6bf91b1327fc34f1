package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.SignedIn;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.Keepsakes;
import org.attune.app.sharing.Looked;
import org.attune.app.sharing.Looks;
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
  private final Seats seats;
  private final Looks looks;

  KeepsakeController(Keepsakes keepsakes, Seats seats, Looks looks) {
    this.keepsakes = keepsakes;
    this.seats = seats;
    this.looks = looks;
  }

  @GetMapping("/courses/{course}/keepsake")
  String show(SignedIn who, @PathVariable CourseId course, Model model) {
    Seats.Seat seat = seats.take(who, course);
    if (seat.course().isOpen()) {
      return "redirect:/courses/" + course + "/keepsake/words";
    }
    if (seat.viewer() instanceof Viewer.Member member) {
      looks.record(member, course, Looked.KEEPSAKE);
    }
    model.addAttribute("keepsake", new KeepsakePage(keepsakes.find(seat.viewer(), course).orElseThrow(NotFound::new),
        Map.of(seat.course().client(), seats.name(seat.viewer(), seat.course().client()),
            seat.course().therapist(), seats.name(seat.viewer(), seat.course().therapist())),
        seat.zone(), seat.home()));
    return "sessions/keepsake";
  }

  @GetMapping("/courses/{course}/keepsake/words")
  String form(SignedIn who, @PathVariable CourseId course, Model model) {
    Seats.Seat seat = seats.take(who, course);
    Keepsakes.Lines lines = keepsakes.own(seat.viewer(), course).orElseThrow(NotFound::new);
    return form(seat, lines.text(), lines.version(), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/keepsake/words")
  String write(SignedIn who, @PathVariable CourseId course, @RequestParam(defaultValue = "") String words,
      @RequestParam int version, HttpServletResponse response, Model model) {
    Seats.Seat seat = seats.take(who, course);
    var errors = new FieldErrors();
    try {
      keepsakes.write(seat.viewer(), course, version, FormInput.text(words));
      return Page.done(seat.course().isOpen() ? seat.home() : "/courses/" + course + "/keepsake", "sessions.keepsake");
    } catch (Refused e) {
      errors.add(e, "words");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(seat, words, version, errors, model);
  }

  private static String form(Seats.Seat seat, String words, int version, FieldErrors errors, Model model) {
    model.addAttribute("course", seat.course().id().toString());
    model.addAttribute("ended", !seat.course().isOpen());
    model.addAttribute("other", seat.other());
    model.addAttribute("home", seat.home());
    model.addAttribute("words", words);
    model.addAttribute("version", version);
    model.addAttribute("errors", errors);
    return "sessions/keepsake-words";
  }
}
