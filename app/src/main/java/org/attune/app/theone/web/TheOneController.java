package org.attune.app.theone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.circle.Circle;
import org.attune.app.identity.Attempts;
import org.attune.app.identity.MailServer;
import org.attune.app.identity.PublicUrl;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.Refused;
import org.attune.app.layout.Who;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.theone.HeldBack;
import org.attune.app.theone.Limits;
import org.attune.app.theone.ReadyMessages;
import org.attune.app.theone.Tap;
import org.attune.app.theone.TrustedPeople;
import org.attune.app.theone.TrustedPerson;
import org.attune.app.theone.TrustedPersonId;
import org.attune.app.theone.internal.Wordings;
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

/** The one: whom a person asked to be there, the mail that asks shown before it goes, and the tap. */
@Controller
@RequestMapping(Addresses.THE_ONE)
class TheOneController {

  private static final String HOME = Addresses.THE_ONE;
  private static final int MOST_A_DAY = 5;
  private static final int MOST_A_MONTH = 15;

  private final TrustedPeople trusted;
  private final ReadyMessages messages;
  private final Circle circle;
  private final Attempts attempts;
  private final HelpLines help;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final Wordings wordings;
  private final MailServer server;
  private final PublicUrl url;
  private final Pages pages;
  private final Clock clock;

  TheOneController(TrustedPeople trusted, ReadyMessages messages, Circle circle, Attempts attempts, HelpLines help, HelpCountry country,
      PracticeHelpLines own, Wordings wordings, MailServer server, PublicUrl url, Pages pages, Clock clock) {
    this.trusted = trusted;
    this.messages = messages;
    this.circle = circle;
    this.attempts = attempts;
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
    Page page = pages.of(request);
    model.addAttribute("one", page(viewer, page, trusted.all(viewer).stream().map(person -> one(viewer, page, person)).toList()));
    return "theone/all";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String connection, HttpServletRequest request, Model model) {
    return form(viewer, new AskForm(null, null, null, null, connection, null, null), new FieldErrors(), request, model);
  }

  /** The mail, before it goes. */
  @PostMapping("/new")
  String look(Viewer.Oneself viewer, @ModelAttribute AskForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    FieldErrors errors = "change".equals(form.then()) ? new FieldErrors() : check(form);
    if ("change".equals(form.then())) {
      return form(viewer, form, errors, request, model);
    }
    if (errors.isEmpty()) {
      try {
        trusted.refuseSetApart(viewer, form.asking());
      } catch (Refused setApart) {
        errors.add(setApart, "name");
      }
    }
    if (!errors.isEmpty() || !server.isThere()) {
      return again(viewer, form, server.isThere() ? errors : errors.add("me", "theone.no-mail"), request, response, model);
    }
    TrustedPeople.Asking asking = form.asking();
    model.addAttribute("form", new AskForm(form.key(), asking.me(), asking.name(), asking.address(), form.connection(), null, form.somebodyElse()));
    model.addAttribute("mail", wordings.asking(asking.me(), link()));
    model.addAttribute("one", page(viewer, pages.of(request), List.of()));
    return "theone/look";
  }

  @PostMapping
  String ask(Viewer.Oneself viewer, @ModelAttribute AskForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    if (!server.isThere()) {
      errors.add("me", "theone.no-mail");
    }
    if (errors.isEmpty() && !mayAsk(viewer)) {
      errors.add("address", "theone.too-many-tries");
    }
    var id = new TrustedPersonId(Keys.of(form.key()));
    if (errors.isEmpty()) {
      try {
        trusted.ask(viewer, id, form.asking(), zone(pages.of(request)));
      } catch (Refused e) {
        errors.add(e, "me");
      }
    }
    return errors.isEmpty() ? Page.done(HOME + "/" + id, "theone.asked") : again(viewer, form, errors, request, response, model);
  }

  @GetMapping("/{id}")
  String one(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    TrustedPerson person = trusted.get(viewer, new TrustedPersonId(id));
    return one(viewer, page, person, LimitsForm.of(person.limits()), new FieldErrors(), model);
  }

  @PostMapping("/{id}/taps")
  String tap(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute TapForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var person = new TrustedPersonId(id);
    String about = FormInput.text(form.about());
    var errors = new FieldErrors();
    errors.fits("about", about, TrustedPeople.LONGEST);
    String held = null;
    if (errors.isEmpty()) {
      try {
        trusted.tap(viewer, person, Keys.of(form.key()), kind(form.kind()), about);
        return Page.done(HOME + "/" + id, "theone.tapped");
      } catch (HeldBack e) {
        held = pages.of(request).t(e.key(), e.arguments());
      } catch (Refused e) {
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
    Optional<Limits> limits = form.limits(errors);
    if (limits.isPresent()) {
      trusted.limit(viewer, person, limits.get());
      return Page.done(HOME + "/" + id, "theone.limited");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return one(viewer, pages.of(request), trusted.get(viewer, person), form, errors, model);
  }

  @PostMapping("/{id}/again")
  String tryAgain(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.tryAgain(viewer, new TrustedPersonId(id));
    return "redirect:" + HOME + "/" + id;
  }

  @PostMapping("/{id}/end")
  String end(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.end(viewer, new TrustedPersonId(id));
    return Page.done(HOME + "/" + id, "theone.ended");
  }

  @PostMapping("/{id}/return")
  String goOn(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.goOn(viewer, new TrustedPersonId(id));
    return "redirect:" + HOME + "/" + id;
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    trusted.delete(viewer, new TrustedPersonId(id));
    return Page.done(HOME, "theone.deleted");
  }

  private FieldErrors check(AskForm form) {
    FieldErrors errors = form.check();
    server.check(errors, "address", form.asking().address());
    return errors;
  }

  private boolean mayAsk(Viewer.Oneself viewer) {
    String who = viewer.person().toString();
    return attempts.isWithin(new Viewer.Visitor(), "one", who, MOST_A_DAY, Duration.ofDays(1))
        && attempts.isWithin(new Viewer.Visitor(), "one", who + "|month", MOST_A_MONTH, Duration.ofDays(30));
  }

  private String again(Viewer.Oneself viewer, AskForm form, FieldErrors errors, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(viewer, form, errors, request, model);
  }

  private String form(Viewer.Oneself viewer, AskForm form, FieldErrors errors, HttpServletRequest request, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("circle", circle.all(viewer).stream().filter(c -> !c.apart()).toList());
    model.addAttribute("one", page(viewer, pages.of(request), List.of()));
    return "theone/ask";
  }

  private String one(Viewer.Oneself viewer, Page page, TrustedPerson person, LimitsForm limits, FieldErrors errors, Model model) {
    model.addAttribute("one", page(viewer, page, List.of(one(viewer, page, person))));
    model.addAttribute("limits", limits);
    model.addAttribute("errors", errors);
    return "theone/one";
  }

  private TheOnePage page(Viewer.Oneself viewer, Page page, List<TheOnePage.One> people) {
    List<HelpLine> lines = help.in(country.code());
    return new TheOnePage(people, messages.all(viewer), server.isThere(), own.all(viewer), lines);
  }

  private TheOnePage.One one(Viewer.Oneself viewer, Page page, TrustedPerson person) {
    Map<Tap.Kind, Wordings.Wording> mails = new EnumMap<>(Tap.Kind.class);
    for (Tap.Kind kind : Tap.Kind.values()) {
      mails.put(kind, wordings.of(kind, person.me(), link()));
    }
    return new TheOnePage.One(person, state(person), trusted.isApart(viewer, person), mails, person.taps().stream()
        .map(tap -> new TheOnePage.Line(tap, page.moment(tap.at().atZone(zone(page))))).toList(), person.isTrouble(clock.instant()));
  }

  private static String state(TrustedPerson person) {
    if (person.ended()) {
      return "theone.state.ended";
    }
    Boolean answer = person.answer();
    return "theone.state." + (answer == null ? person.invitation().code() : answer ? "yes" : "no");
  }

  /** Where the link will stand. */
  private String link() {
    return url.to("/l/…");
  }

  private static Tap.Kind kind(@Nullable String code) {
    for (Tap.Kind kind : Tap.Kind.values()) {
      if (kind.code().equals(code)) {
        return kind;
      }
    }
    throw new NotFound();
  }

  private static ZoneId zone(Page page) {
    Who who = page.who();
    return who == null ? ZoneOffset.UTC : who.zone();
  }
}
