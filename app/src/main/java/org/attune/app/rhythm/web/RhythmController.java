package org.attune.app.rhythm.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.ContactReminderReachability;
import org.attune.app.rhythm.ContactReminderSettings;
import org.attune.app.rhythm.ContactStatus;
import org.attune.app.rhythm.Interval;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeping in touch: the people it may be time for again, how often one would like to be, and the days on which one was. */
@Controller
@RequestMapping(PrivateAddresses.RHYTHM)
class RhythmController {

  private static final String HOME = PrivateAddresses.RHYTHM;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final ContactFrequencies rhythms;
  private final ContactReminderReachability mailbox;
  private final PageContexts pages;
  private final Clock clock;

  RhythmController(ContactFrequencies rhythms, ContactReminderReachability mailbox, PageContexts pages, Clock clock) {
    this.rhythms = rhythms;
    this.mailbox = mailbox;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    LocalDate today = today(page);
    ContactReminderSettings notes = rhythms.notificationSettings(viewer);
    List<ContactStatus> all = rhythms.all(viewer, zone(page)).stream().filter(status -> !status.person().setApart()).toList();
    List<ContactStatus> kept = all.stream().filter(status -> status.dueOn().isPresent())
        .sorted(Comparator.comparing((ContactStatus status) -> status.dueOn().orElseThrow())).toList();
    model.addAttribute("rhythm", new KeepingInTouchView(notes, mailbox.isReachable(viewer),
        notes.paused() ? List.of() : kept.stream().filter(status -> status.isDue(today)).map(status -> line(status, page, today)).toList(),
        kept.stream().filter(status -> notes.paused() || !status.isDue(today)).map(status -> line(status, page, today)).toList(),
        all.stream().filter(status -> status.rhythm() == null).map(status -> line(status, page, today)).toList()));
    return "rhythm/rhythm";
  }

  @PostMapping("/notes")
  String notes(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String hour, HttpServletRequest request) {
    Integer at = hour.matches("1?\\d|2[0-3]") ? Integer.valueOf(hour) : null;
    rhythms.choose(viewer, new ContactReminderSettings(rhythms.notificationSettings(viewer).paused(), at), zone(pages.of(request)));
    return PageContext.redirectWithNotice(HOME, at == null ? "rhythm.no-note" : "rhythm.note");
  }

  @PostMapping("/pause")
  String pause(Viewer.Oneself viewer, HttpServletRequest request) {
    rhythms.choose(viewer, new ContactReminderSettings(true, rhythms.notificationSettings(viewer).hour()), zone(pages.of(request)));
    return PageContext.redirectWithNotice(HOME, "rhythm.paused");
  }

  @PostMapping("/going-on")
  String goOn(Viewer.Oneself viewer, HttpServletRequest request) {
    rhythms.choose(viewer, new ContactReminderSettings(false, rhythms.notificationSettings(viewer).hour()), zone(pages.of(request)));
    return PageContext.redirectWithNotice(HOME, "rhythm.going-on");
  }

  @GetMapping("/{id}")
  String one(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    return show(viewer, id, new ContactForm(null, null, null), new FieldErrors(), request, model);
  }

  @PostMapping("/{id}")
  String choose(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String every, HttpServletRequest request) {
    Interval chosen = Arrays.stream(Interval.values()).filter(one -> one.code().equals(every)).findFirst().orElse(null);
    rhythms.choose(viewer, new ConnectionId(id), chosen, today(pages.of(request)));
    return PageContext.redirectWithNotice(HOME + "/" + id, chosen == null ? "rhythm.none" : "rhythm.kept");
  }

  @PostMapping("/{id}/contacts")
  String wereInTouch(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute ContactForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    LocalDate today = today(pages.of(request));
    LocalDate on = form.on() == null || form.on().isEmpty() ? today : FormInput.day(form.on());
    var errors = new FieldErrors();
    if (on == null || on.isBefore(EARLIEST)) {
      errors.add("on", "rhythm.on.wrong");
    } else if (on.isAfter(today)) {
      errors.add("on", "rhythm.on.future");
    }
    String words = FormInput.text(form.words());
    errors.requireLength("words", words, ContactFrequencies.MAX_LENGTH);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, id, form, errors, request, model);
    }
    rhythms.recordContact(viewer, IdempotencyKeys.of(form.key()), new ConnectionId(id), Objects.requireNonNull(on), words);
    return PageContext.redirectWithNotice(HOME + "/" + id, "rhythm.noted");
  }

  @PostMapping("/{id}/contacts/{contact}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID contact) {
    rhythms.delete(viewer, new ConnectionId(id), contact);
    return PageContext.redirectWithNotice(HOME + "/" + id, "rhythm.deleted");
  }

  /** Puts a person off, and goes back to where that was asked for: this page, or the first one of the space. */
  @PostMapping("/{id}/later")
  String later(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String by,
      @RequestParam(defaultValue = "") String from, HttpServletRequest request) {
    LocalDate today = today(pages.of(request));
    rhythms.postpone(viewer, new ConnectionId(id), by.equals("month") ? today.plusMonths(1) : today.plusWeeks(1));
    return PageContext.redirectWithNotice(from.equals("space") ? PrivateAddresses.SPACE : HOME, "rhythm.later");
  }

  private String show(Viewer.Oneself viewer, UUID id, ContactForm form, FieldErrors errors, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    ContactStatus status = rhythms.get(viewer, new ConnectionId(id), zone(page));
    LocalDate today = today(page);
    model.addAttribute("touch", new ContactStatusView(status, status.lastContactOn().isEmpty()
        && status.dueOn().isEmpty() ? null : sentence(status, page, today),
        status.contacts().stream().map(contact -> new ContactStatusView.ContactItem(contact.id(), page.date(contact.on()),
            contact.words())).toList(),
        status.observedContacts().stream().map(s -> new ContactStatusView.ObservedContactItem(page.date(s.on()),
            page.t(s.evidence().sentence()), s.evidence().address())).toList(),
        today.toString(), form));
    model.addAttribute("errors", errors);
    return "rhythm/contact-status";
  }

  private static KeepingInTouchView.Contact line(ContactStatus status, PageContext page, LocalDate today) {
    return new KeepingInTouchView.Contact(status.person().id().toString(), status.person().name(), sentence(status, page, today));
  }

  private static String sentence(ContactStatus status, PageContext page, LocalDate today) {
    String last = status.lastContactOn().map(on -> page.t("rhythm.last", page.date(on))).orElse(page.t("rhythm.last-none"));
    return status.dueOn().filter(day -> day.isAfter(today)).map(day -> page.t("rhythm.again", last, page.date(day))).orElse(last);
  }

  private LocalDate today(PageContext page) {
    return LocalDate.ofInstant(clock.instant(), zone(page));
  }

  private static ZoneId zone(PageContext page) {
    return Objects.requireNonNull(page.person()).zone();
  }
}
