package org.attune.app.trusted.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.authentication.RateLimiter;
import org.attune.app.circle.Circle;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CurrentPerson;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.trusted.ContactLimits;
import org.attune.app.trusted.DeliveryRefused;
import org.attune.app.trusted.ReadyMessages;
import org.attune.app.trusted.SupportRequest;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.TrustedPerson;
import org.attune.app.trusted.TrustedPersonId;
import org.attune.app.trusted.internal.TrustedPersonMailTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Trusted people: those who were asked to be there, the mail that asks, shown before it goes, and the support request. */
@Controller
@RequestMapping(PrivateAddresses.TRUSTED_PEOPLE)
class TrustedPeopleController {

  private static final String HOME = PrivateAddresses.TRUSTED_PEOPLE;
  private static final int MOST_A_DAY = 5;
  private static final int MOST_A_MONTH = 15;

  private final TrustedPeople trusted;
  private final ReadyMessages messages;
  private final Circle circle;
  private final RateLimiter rateLimiter;
  private final HelpLines help;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final TrustedPersonMailTexts wordings;
  private final MailServer server;
  private final PublicUrl url;
  private final PageContexts pages;
  private final Clock clock;

  TrustedPeopleController(TrustedPeople trusted, ReadyMessages messages, Circle circle, RateLimiter rateLimiter, HelpLines help,
      HelpCountry country,
      PracticeHelpLines own, TrustedPersonMailTexts wordings, MailServer server, PublicUrl url, PageContexts pages, Clock clock) {
    this.trusted = trusted;
    this.messages = messages;
    this.circle = circle;
    this.rateLimiter = rateLimiter;
    this.help = help;
    this.country = country;
    this.own = own;
    this.wordings = wordings;
    this.server = server;
    this.url = url;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("one", page(viewer, page, trusted.all(viewer).stream().map(person -> one(viewer, page, person)).toList()));
    return "trusted/people";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String connection, HttpServletRequest request, Model model) {
    return form(viewer, new TrustedPersonInvitationForm(null, null, null, null, connection, null, null), new FieldErrors(), request, model);
  }

  /** The mail, before it goes. */
  @PostMapping("/new")
  String look(Viewer.Oneself viewer, @ModelAttribute TrustedPersonInvitationForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = "change".equals(form.then()) ? new FieldErrors() : check(form);
    if ("change".equals(form.then())) {
      return form(viewer, form, errors, request, model);
    }
    if (errors.isEmpty()) {
      try {
        trusted.refuseSetApart(viewer, form.details());
      } catch (InvalidInput setApart) {
        errors.add(setApart, "name");
      }
    }
    if (!errors.isEmpty() || !server.isConfigured()) {
      return again(viewer, form, server.isConfigured() ? errors : errors.add("me", "theone.no-mail"), request, response, model);
    }
    TrustedPeople.InvitationDetails asking = form.details();
    model.addAttribute("form", new TrustedPersonInvitationForm(form.key(), asking.me(), asking.name(), asking.address(), form.connection(), null, form.somebodyElse()));
    model.addAttribute("mail", wordings.invitation(viewer, asking.me(), link()));
    model.addAttribute("one", page(viewer, pages.of(request), List.of()));
    return "trusted/invite-preview";
  }

  @PostMapping
  String ask(Viewer.Oneself viewer, @ModelAttribute TrustedPersonInvitationForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    if (!server.isConfigured()) {
      errors.add("me", "theone.no-mail");
    }
    if (errors.isEmpty() && !mayAsk(viewer)) {
      errors.add("address", "theone.too-many-tries");
    }
    var id = new TrustedPersonId(IdempotencyKeys.of(form.key()));
    if (errors.isEmpty()) {
      try {
        trusted.invite(viewer, id, form.details(), zone(pages.of(request)));
      } catch (InvalidInput e) {
        errors.add(e, "me");
      }
    }
    return errors.isEmpty() ? PageContext.redirectWithNotice(HOME + "/" + id, "theone.asked")
        : again(viewer, form, errors, request, response, model);
  }

  @GetMapping("/{id}")
  String one(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    TrustedPerson person = trusted.get(viewer, new TrustedPersonId(id));
    return one(viewer, page, person, LimitsForm.of(person.limits()), new FieldErrors(), model);
  }

  @PostMapping("/{id}/taps")
  String tap(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute SupportRequestForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var person = new TrustedPersonId(id);
    String about = FormInput.text(form.about());
    var errors = new FieldErrors();
    errors.requireLength("about", about, TrustedPeople.MAX_LENGTH);
    String held = null;
    if (errors.isEmpty()) {
      try {
        trusted.sendRequest(viewer, person, IdempotencyKeys.of(form.key()), kind(form.kind()), about);
        return PageContext.redirectWithNotice(HOME + "/" + id, "theone.tapped");
      } catch (DeliveryRefused e) {
        held = pages.of(request).t(e.key(), e.arguments());
      } catch (InvalidInput e) {
        errors.add(e, "about");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    TrustedPerson is = trusted.get(viewer, person);
    model.addAttribute("about", about);
    model.addAttribute("held", held);
    return one(viewer, pages.of(request), is, LimitsForm.of(is.limits()), errors, model);
  }

  @PostMapping("/{id}/limits")
  String limit(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute LimitsForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var person = new TrustedPersonId(id);
    var errors = new FieldErrors();
    Optional<ContactLimits> limits = form.limits(errors);
    if (limits.isPresent()) {
      trusted.changeLimits(viewer, person, limits.get());
      return PageContext.redirectWithNotice(HOME + "/" + id, "theone.limited");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return one(viewer, pages.of(request), trusted.get(viewer, person), form, errors, model);
  }

  @PostMapping("/{id}/again")
  String tryAgain(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.resendInvitation(viewer, new TrustedPersonId(id));
    return "redirect:" + HOME + "/" + id;
  }

  @PostMapping("/{id}/end")
  String end(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.end(viewer, new TrustedPersonId(id));
    return PageContext.redirectWithNotice(HOME + "/" + id, "theone.ended");
  }

  @PostMapping("/{id}/return")
  String goOn(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.resume(viewer, new TrustedPersonId(id));
    return "redirect:" + HOME + "/" + id;
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.delete(viewer, new TrustedPersonId(id));
    return PageContext.redirectWithNotice(HOME, "theone.deleted");
  }

  private FieldErrors check(TrustedPersonInvitationForm form) {
    FieldErrors errors = form.validate();
    server.validateDeliverable(errors, "address", form.details().address());
    return errors;
  }

  private boolean mayAsk(Viewer.Oneself viewer) {
    String who = viewer.person().toString();
    return rateLimiter.tryAcquire(new Viewer.Visitor(), "one", who, MOST_A_DAY, Duration.ofDays(1))
        && rateLimiter.tryAcquire(new Viewer.Visitor(), "one", who + "|month", MOST_A_MONTH, Duration.ofDays(30));
  }

  private String again(Viewer.Oneself viewer, TrustedPersonInvitationForm form, FieldErrors errors, HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, form, errors, request, model);
  }

  private String form(Viewer.Oneself viewer, TrustedPersonInvitationForm form, FieldErrors errors, HttpServletRequest request,
      Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("circle", circle.all(viewer).stream().filter(c -> !c.setApart()).toList());
    model.addAttribute("one", page(viewer, pages.of(request), List.of()));
    return "trusted/invite";
  }

  private String one(Viewer.Oneself viewer, PageContext page, TrustedPerson person, LimitsForm limits, FieldErrors errors, Model model) {
    model.addAttribute("one", page(viewer, page, List.of(one(viewer, page, person))));
    model.addAttribute("limits", limits);
    model.addAttribute("errors", errors);
    return "trusted/person";
  }

  private TrustedPeopleView page(Viewer.Oneself viewer, PageContext page, List<TrustedPeopleView.PersonView> people) {
    List<HelpLine> lines = help.ofCountry(country.code());
    return new TrustedPeopleView(people, messages.all(viewer), server.isConfigured(), own.all(viewer), lines);
  }

  private TrustedPeopleView.PersonView one(Viewer.Oneself viewer, PageContext page, TrustedPerson person) {
    return new TrustedPeopleView.PersonView(person, state(person), trusted.isSetApart(viewer, person),
        wordings.ofRequests(viewer, person.details().me(), link()), person.requests().stream()
        .map(tap -> new TrustedPeopleView.ContactRequestLine(tap, page.moment(tap.at().atZone(zone(page))))).toList(),
            person.hasFailedDelivery(clock.instant()));
  }

  private static String state(TrustedPerson person) {
    if (person.ended()) {
      return "theone.state.ended";
    }
    Boolean answer = person.invitation().answer();
    return "theone.state." + (answer == null ? person.invitation().delivery().code() : answer ? "yes" : "no");
  }

  /** Where the link will be. */
  private String link() {
    return url.urlFor("/l/…");
  }

  private static SupportRequest.Kind kind(@Nullable String code) {
    for (SupportRequest.Kind kind : SupportRequest.Kind.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new NotFound();
  }

  private static ZoneId zone(PageContext page) {
    CurrentPerson currentPerson = page.person();
    return currentPerson == null ? ZoneOffset.UTC : currentPerson.zone();
  }
}
