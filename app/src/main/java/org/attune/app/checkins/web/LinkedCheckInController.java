package org.attune.app.checkins.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.ResponseStatus;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.sessions.CoursePrompt;
import org.attune.app.sessions.CoursePrompts;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The check-in of the holder of a link: it writes, and shows nothing of what was written. */
@Controller
@RequestMapping("/check-in/{link}")
class LinkedCheckInController {

  private final CheckIns checkIns;
  private final Sessions sessions;
  private final ObjectProvider<CoursePrompts> prompts;
  private final ReaderNotices readers;

  LinkedCheckInController(CheckIns checkIns, Sessions sessions, ObjectProvider<CoursePrompts> prompts, ReaderNotices readers) {
    this.checkIns = checkIns;
    this.sessions = sessions;
    this.prompts = prompts;
    this.readers = readers;
  }

  @GetMapping
  String open(AccessLink link, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    ResponseStatus answer = checkIns.responseStatus(viewer);
    if (!link.usable() && answer != ResponseStatus.NOT_MET) {
      return over(response);
    }
    return answer == ResponseStatus.NONE ? form(link, viewer, answer, CheckInForm.blank(), new FieldErrors(), model)
        : thanks(link, viewer, answer, model);
  }

  @GetMapping("/again")
  String again(AccessLink link, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    return link.usable() ? form(link, viewer, checkIns.responseStatus(viewer), CheckInForm.blank(), new FieldErrors(), model)
        : over(response);
  }

  @PostMapping
  String submit(AccessLink link, @ModelAttribute CheckInForm form, HttpServletResponse response, Model model) {
    Viewer.LinkHolder viewer = holder(link);
    if (!link.usable()) {
      return over(response);
    }
    FieldErrors errors = form.validate();
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(link, viewer, checkIns.responseStatus(viewer), form, errors, model);
    }
    checkIns.submit(viewer, form.id(), form.ratings(), form.unsaidForm());
    return "redirect:" + address(link);
  }

  @PostMapping("/declined")
  String decline(AccessLink link, @RequestParam String reason, HttpServletResponse response) {
    if (!link.usable()) {
      return over(response);
    }
    checkIns.decline(holder(link), DeclineReason.of(reason));
    return "redirect:" + address(link);
  }

  private static Viewer.LinkHolder holder(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.CHECK_IN) {
      throw new NotFound();
    }
    return link.holder();
  }

  private String form(AccessLink link, Viewer.LinkHolder viewer, ResponseStatus answer, CheckInForm form, FieldErrors errors,
      Model model) {
    model.addAttribute("checkIn", page(link, viewer, answer, form, errors));
    return "checkins/check-in";
  }

  private String thanks(AccessLink link, Viewer.LinkHolder viewer, ResponseStatus answer, Model model) {
    model.addAttribute("checkIn", page(link, viewer, answer, CheckInForm.blank(), new FieldErrors()));
    model.addAttribute("questions", link.usable() && answer == ResponseStatus.GIVEN
        ? prompts.orderedStream().flatMap(asking -> asking.ofLinkHolder(viewer).stream()).toList() : List.<CoursePrompt>of());
    return "checkins/thanks";
  }

  private CheckInView page(AccessLink link, Viewer.LinkHolder viewer, ResponseStatus answer, CheckInForm form, FieldErrors errors) {
    ReaderNotice who = readers.of(viewer, viewer.course());
    return new CheckInView(address(link),
        sessions.find(viewer, new SessionId(viewer.session().value())).orElseThrow(NotFound::new).plannedAt().atZone(who.zone()),
        who, answer, answer == ResponseStatus.GIVEN, address(link) + "/more", new CheckInView.Input(form, errors, "check-in-" + link.id()));
  }

  private static String over(HttpServletResponse response) {
    response.setStatus(HttpStatus.GONE.value());
    return "checkins/link-expired";
  }

  private static String address(AccessLink link) {
    return "/check-in/" + link.id();
  }
}
