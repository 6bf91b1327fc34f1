package org.attune.app.requests.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Download;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.openings.AppointmentCalendarFile;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.AddressConfirmationResult;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.RequestDetails;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A request's own page, by the link in its mails: looking changes nothing. */
@Controller
@RequestMapping(PrivateAddresses.FIRST_TALK + "/{link}")
class EnquirerController {

  private final FirstTalkRequests requests;
  private final EnquirerPageAssembler views;
  private final VisitorHelpLines help;
  private final PageContexts pages;
  private final Clock clock;

  EnquirerController(FirstTalkRequests requests, EnquirerPageAssembler views, VisitorHelpLines help, PageContexts pages, Clock clock) {
    this.requests = requests;
    this.views = views;
    this.help = help;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String open(AccessLink link, HttpServletRequest request, Model model) {
    return page(link, new FieldErrors(), request, model);
  }

  @PostMapping("/confirmation")
  String confirm(AccessLink link) {
    AddressConfirmationResult confirmed = requests.confirm(viewer(link));
    return confirmed == AddressConfirmationResult.DUPLICATE ? PageContext.redirectWithNotice(path(link), "requests.duplicate")
        : "redirect:" + path(link);
  }

  /** Takes the request back, or cancels the first talk. */
  @PostMapping("/withdrawal")
  String withdraw(AccessLink link) {
    requests.withdraw(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/booking")
  String book(AccessLink link, @RequestParam(defaultValue = "") String time, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    if (time.isEmpty()) {
      errors.add("time", "requests.time-missing");
    } else {
      try {
        requests.book(viewer(link), IdempotencyKeys.of(time));
        return "redirect:" + path(link);
      } catch (InvalidInput e) {
        errors.add(e, "time");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(link, errors, request, model);
  }

  /** Moves the first talk to another time that is free. */
  @PostMapping("/time")
  String move(AccessLink link, @RequestParam(defaultValue = "") String time, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    OfferedTimeInput to = errors.need("time", OfferedTimeInput.of(time).orElse(null), "requests.time-missing");
    if (to != null) {
      try {
        requests.move(viewer(link), to);
        return "redirect:" + path(link);
      } catch (InvalidInput e) {
        errors.add(e, "time");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(link, errors, request, model);
  }

  @PostMapping("/other-times")
  String wantOtherTimes(AccessLink link) {
    requests.wantOtherTimes(viewer(link));
    return "redirect:" + path(link);
  }

  /** Sends what was written to the colleague who was named. */
  @PostMapping("/colleague")
  String agree(AccessLink link, @RequestParam(defaultValue = "") String colleague) {
    requests.agreeTo(viewer(link), new PersonId(IdempotencyKeys.of(colleague)));
    return "redirect:" + path(link);
  }

  @GetMapping("/appointment.ics")
  ResponseEntity<String> calendar(AccessLink link, HttpServletRequest request) {
    return Download.attachment("appointment.ics", "text/calendar; charset=UTF-8",
        AppointmentCalendarFile.publish(requests.appointment(viewer(link)), pages.of(request).t("requests.calendar"), clock.instant()));
  }

  private String page(AccessLink link, FieldErrors errors, HttpServletRequest request, Model model) {
    RequestDetails status = requests.status(viewer(link));
    model.addAttribute("talk", views.of(status, requests.otherTimes(viewer(link)), path(link), pages.of(request)));
    model.addAttribute("helpLines", help.lines(new Viewer.Job(status.standing().practice())));
    model.addAttribute("errors", errors);
    return "requests/status";
  }

  private static Viewer.Enquirer viewer(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.FIRST_TALK || !link.usable()) {
      throw new NotFound();
    }
    UUID request = Objects.requireNonNull(link.subject());
    return new Viewer.Enquirer(link.id(), request);
  }

  private static String path(AccessLink link) {
    return PrivateAddresses.FIRST_TALK + "/" + link.id();
  }
}
