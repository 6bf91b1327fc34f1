package org.attune.app.sessions.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.CourseEnding;
import org.attune.app.sessions.CourseEndings;
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
class CourseEndingController {

  private final CourseEndings endings;
  private final Sessions sessions;
  private final CourseParticipants participants;
  private final Clock clock;

  CourseEndingController(CourseEndings endings, Sessions sessions, CourseParticipants participants, Clock clock) {
    this.endings = endings;
    this.sessions = sessions;
    this.participants = participants;
    this.clock = clock;
  }

  @GetMapping("/courses/{course}/ending")
  String show(SignedInPerson signedIn, @PathVariable CourseId course, Model model) {
    return show(open(signedIn, course), new FieldErrors(), model);
  }

  @PostMapping("/courses/{course}/ending")
  String propose(SignedInPerson signedIn, @PathVariable CourseId course, @RequestParam(defaultValue = "") String session,
      HttpServletResponse response, Model model) {
    CourseParticipants.CourseParticipant participant = open(signedIn, course);
    var errors = new FieldErrors();
    if (session.isEmpty()) {
      errors.add("session", "sessions.ending.choose");
    } else {
      try {
        endings.propose(participant.viewer(), course, new SessionId(IdempotencyKeys.of(session)));
        return PageContext.redirectWithNotice("/courses/" + course + "/ending", "sessions.ending-proposed");
      } catch (InvalidInput e) {
        errors.add(e, "session");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return show(participant, errors, model);
  }

  @PostMapping("/courses/{course}/ending/agreement")
  String agree(SignedInPerson signedIn, @PathVariable CourseId course, @RequestParam int version) {
    endings.agree(open(signedIn, course).viewer(), course, version);
    return PageContext.redirectWithNotice("/courses/" + course + "/keepsake/words", "sessions.ending-agreed");
  }

  @PostMapping("/courses/{course}/ending/withdrawal")
  String takeBack(SignedInPerson signedIn, @PathVariable CourseId course, @RequestParam int version) {
    endings.withdraw(open(signedIn, course).viewer(), course, version);
    return PageContext.redirectWithNotice("/courses/" + course + "/ending", "sessions.ending-withdrawn");
  }

  private CourseParticipants.CourseParticipant open(SignedInPerson signedIn, CourseId course) {
    CourseParticipants.CourseParticipant participant = participants.find(signedIn, course);
    if (!participant.course().isOpen()) {
      throw new NotFound();
    }
    return participant;
  }

  private String show(CourseParticipants.CourseParticipant participant, FieldErrors errors, Model model) {
    CourseEnding ending = endings.find(participant.viewer(), participant.course().id()).orElse(null);
    List<SessionListItem> lines = sessions.of(participant.viewer(), participant.course().id()).stream()
        .map(s -> SessionListItem.of(s, participant.zone(), clock.instant())).toList();
    model.addAttribute("ending", new CourseEndingView(participant.course(), participant.other(), participant.client(), participant.home(),
        lines.stream().filter(l -> l.session().state() == Session.State.PLANNED).toList(), ending,
        ending == null ? null
            : lines.stream().filter(l -> l.session().id().equals(ending.lastSession())).findFirst().orElse(null),
        ending != null && ending.proposedBy().equals(participant.self())));
    model.addAttribute("errors", errors);
    return "sessions/course-ending";
  }
}
