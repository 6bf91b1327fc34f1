package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.Languages;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.QrCode;
import org.attune.app.practices.CoursePlan;
import org.attune.app.practices.InvitationId;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Making invitations, showing, mailing and taking them back. */
@Controller
class InvitationsController {

  private static final int MOST_A_DAY = 3;

  private final Invitations invitations;
  private final Practices practices;
  private final People people;
  private final RateLimiter rateLimiter;
  private final MailServer server;
  private final PublicUrl url;
  private final Clock clock;

  InvitationsController(Invitations invitations, Practices practices, People people, RateLimiter rateLimiter, MailServer server,
      PublicUrl url, Clock clock) {
    this.invitations = invitations;
    this.practices = practices;
    this.people = people;
    this.rateLimiter = rateLimiter;
    this.server = server;
    this.url = url;
    this.clock = clock;
  }

  @GetMapping("/practice/invitations/new")
  String form(Viewer.Member viewer, @RequestParam(defaultValue = "client") String role,
      @RequestParam(required = false) @Nullable PersonId person, Model model) {
    role(viewer, role);
    return show(person == null ? InvitationForm.empty(role, invitations.latestLanguage(viewer)) : past(viewer, role, person), new FieldErrors(), model);
  }

  @PostMapping("/practice/invitations")
  String invite(Viewer.Member viewer, @ModelAttribute InvitationForm form, HttpServletResponse response, Model model) {
    Role role = role(viewer, form.role());
    var errors = new FieldErrors();
    FieldChecks.checkName(errors, "name", form.name(), "practices.invite.name-missing");
    FieldChecks.checkAddress(errors, "address", form.address());
    server.validateDeliverable(errors, "address", form.address());
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    CoursePlan plan = role == Role.CLIENT ? plan(form, zone, errors) : new CoursePlan(0, null, Duration.ofMinutes(50));
    if (plan == null || !errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(form, errors, model);
    }
    Locale language = role == Role.CLIENT ? Languages.shipped(form.language()).orElse(Languages.ENGLISH) : Languages.ENGLISH;
    var guest = new Invitations.InviteeDetails(role, form.isForHistoricalRecord() ? new PersonId(IdempotencyKeys.of(form.person())) : null,
        form.name(), FormInput.orNull(form.address()), language, plan);
    // no redirect: the link and the code are in this answer alone
    return shown(invitations.invite(viewer, new InvitationId(IdempotencyKeys.of(form.key())), guest, server.isConfigured()),
        server.isConfigured() && guest.address() != null, model);
  }

  @PostMapping("/practice/invitations/{id}/link")
  String showAgain(Viewer.Member viewer, @PathVariable InvitationId id, Model model) {
    return shown(invitations.reissue(viewer, id), false, model);
  }

  @PostMapping("/practice/invitations/{id}/mail")
  String sendAgain(Viewer.Member viewer, Viewer.Visitor visitor, @PathVariable InvitationId id) {
    if (invitations.find(viewer, id).isEmpty()) { // nobody else's tries are used up
      throw new NotFound();
    }
    if (!rateLimiter.tryAcquire(visitor, "invitation sent", id.toString(), MOST_A_DAY, Duration.ofDays(1))) {
      throw new InvalidInput("practices.sent-often");
    }
    invitations.resend(viewer, id);
    return PageContext.redirectWithNotice("/practice", "practices.sent-again");
  }

  @PostMapping("/practice/invitations/{id}/withdrawal")
  String withdraw(Viewer.Member viewer, @PathVariable InvitationId id) {
    invitations.withdraw(viewer, id);
    return PageContext.redirectWithNotice("/practice", "practices.withdrawn");
  }

  private String shown(Invitations.IssuedInvitation shown, boolean mailed, Model model) {
    String address = url.urlFor(shown.secret());
    model.addAttribute("invited",
        new IssuedInvitationView(shown.invitation(), address, QrCode.of(address), shown.code(), mailed));
    return "practices/issued-invitation";
  }

  private InvitationForm past(Viewer.Member viewer, String role, PersonId person) {
    if (!people.isHistoricalRecord(viewer, person)) {
      throw new NotFound();
    }
    return InvitationForm.forHistoricalRecord(role, person.toString(),
        people.find(viewer, person).map(Person::name).orElseThrow(NotFound::new), invitations.latestLanguage(viewer));
  }

  private String show(InvitationForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("mails", server.isConfigured());
    return "practices/invite";
  }

  /** The role to invite to, where the viewer may. */
  private static Role role(Viewer.Member viewer, @Nullable String code) {
    for (Role role : Role.values()) {
      if (role.code().equals(code) && viewer.hasRole(role == Role.CLIENT ? Role.THERAPIST : Role.MANAGER)) {
        return role;
      }
    }
    throw new NotFound();
  }

  private @Nullable CoursePlan plan(InvitationForm form, ZoneId zone, FieldErrors errors) {
    int weeks = number(form.weeks());
    int minutes = number(form.minutes());
    if (weeks < 0 || weeks > 52) {
      errors.add("weeks", "practices.invite.weeks-wrong");
    }
    if (minutes < 5 || minutes > 600) {
      errors.add("minutes", "practices.invite.minutes-wrong");
    }
    Instant first = null;
    if (form.day().isEmpty() != form.time().isEmpty()) {
      errors.add(form.day().isEmpty() ? "day" : "time", "practices.invite.first-half");
    } else if (!form.day().isEmpty()) {
      try {
        first = LocalDate.parse(form.day()).atTime(LocalTime.parse(form.time())).atZone(zone).toInstant();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate day = LocalDate.parse(form.day());
        if (day.isBefore(today.minus(Period.ofMonths(1))) || day.isAfter(today.plus(Period.ofYears(1)))) {
          errors.add("day", "practices.invite.first-far");
        }
      } catch (DateTimeException e) {
        errors.add("day", "practices.invite.first-wrong");
      }
    }
    return errors.isEmpty() ? new CoursePlan(weeks, first, Duration.ofMinutes(minutes)) : null;
  }

  private static int number(String typed) {
    return typed.toLowerCase(Locale.ROOT).matches("\\d{1,4}") ? Integer.parseInt(typed) : -1;
  }
}
