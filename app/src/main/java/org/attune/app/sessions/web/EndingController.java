package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Refused;
import org.attune.app.sessions.Ending;
import org.attune.app.sessions.Endings;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Agreeing on a last session, for both of the two alike. */
@Controller
class EndingController {

  private final Endings endings;
  private final Sessions sessions;
  private final Seats seats;
  private final Clock clock;

  EndingController(Endings endings, Sessions sessions, Seats seats, Clock clock) {
    this.endings = endings;
    this.sessions = sessions;
    this.seats = seats;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/ending")
  String show(SignedIn who, @PathVariable CourseId course, Model model) {
    return show(open(who, course), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/ending")
  String propose(SignedIn who, @PathVariable CourseId course, @RequestParam(defaultValue = "") String session,
      HttpServletResponse response, Model model) {
    Seats.Seat seat = open(who, course);
    var errors = new FieldErrors();
    if (session.isEmpty()) {
      errors.add("session", "sessions.ending.choose");
    } else {
      try {
        endings.propose(seat.viewer(), course, new SessionId(Keys.of(session)));
        return Page.done("/courses/" + course + "/ending", "sessions.ending-proposed");
      } catch (Refused e) {
        errors.add(e, "session");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(seat, errors, model);
  }

  @PostMapping("/courses/{course}/ending/agreement")
  String agree(SignedIn who, @PathVariable CourseId course, @RequestParam int version) {
    endings.agree(open(who, course).viewer(), course, version);
    return Page.done("/courses/" + course + "/keepsake/words", "sessions.ending-agreed");
  }

  @PostMapping("/courses/{course}/ending/withdrawal")
  String takeBack(SignedIn who, @PathVariable CourseId course, @RequestParam int version) {
    endings.takeBack(open(who, course).viewer(), course, version);
    return Page.done("/courses/" + course + "/ending", "sessions.ending-withdrawn");
  }

  private Seats.Seat open(SignedIn who, CourseId course) {
    Seats.Seat seat = seats.take(who, course);
    if (!seat.course().isOpen()) {
      throw new NotFound();
    }
    return seat;
  }

  private String show(Seats.Seat seat, FieldErrors errors, Model model) {
    Ending ending = endings.find(seat.viewer(), seat.course().id()).orElse(null);
    List<SessionLine> lines = sessions.of(seat.viewer(), seat.course().id()).stream()
        .map(s -> SessionLine.of(s, seat.zone(), clock.instant())).toList();
    model.addAttribute("ending", new EndingPage(seat.course(), seat.other(), seat.client(), seat.home(),
        lines.stream().filter(l -> l.session().state() == Session.State.PLANNED).toList(), ending,
        ending == null ? null
            : lines.stream().filter(l -> l.session().id().equals(ending.lastSession())).findFirst().orElse(null),
        ending != null && ending.proposedBy().equals(seat.self())));
    model.addAttribute("errors", errors);
    return "sessions/ending";
  }
}
