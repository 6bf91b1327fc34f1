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
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.rhythm.Every;
import org.attune.app.rhythm.Mailbox;
import org.attune.app.rhythm.Notes;
import org.attune.app.rhythm.Rhythms;
import org.attune.app.rhythm.Touch;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keeping in touch: with whom it may be time again, how often one would like to be, and the days on which one was. */
@Controller
@RequestMapping(Addresses.RHYTHM)
class RhythmController {

  private static final String HOME = Addresses.RHYTHM;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  private final Rhythms rhythms;
  private final Mailbox mailbox;
  private final Pages pages;
  private final Clock clock;

  RhythmController(Rhythms rhythms, Mailbox mailbox, Pages pages, Clock clock) {
    this.rhythms = rhythms;
    this.mailbox = mailbox;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    LocalDate today = today(page);
    Notes notes = rhythms.notes(viewer);
    List<Touch> all = rhythms.all(viewer, zone(page)).stream().filter(touch -> !touch.person().apart()).toList();
    List<Touch> kept = all.stream().filter(touch -> touch.due().isPresent())
        .sorted(Comparator.comparing((Touch touch) -> touch.due().orElseThrow())).toList();
    model.addAttribute("rhythm", new RhythmPage(notes, mailbox.isThereFor(viewer),
        notes.paused() ? List.of() : kept.stream().filter(touch -> touch.isDue(today)).map(touch -> line(touch, page, today)).toList(),
        kept.stream().filter(touch -> notes.paused() || !touch.isDue(today)).map(touch -> line(touch, page, today)).toList(),
        all.stream().filter(touch -> touch.rhythm() == null).map(touch -> line(touch, page, today)).toList()));
    return "rhythm/rhythm";
  }

  @PostMapping("/notes")
  String notes(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String hour, HttpServletRequest request) {
    Integer at = hour.matches("1?\\d|2[0-3]") ? Integer.valueOf(hour) : null;
    rhythms.choose(viewer, new Notes(rhythms.notes(viewer).paused(), at), zone(pages.of(request)));
    return Page.done(HOME, at == null ? "rhythm.no-note" : "rhythm.note");
  }

  @PostMapping("/pause")
  String pause(Viewer.Oneself viewer, HttpServletRequest request) {
    rhythms.choose(viewer, new Notes(true, rhythms.notes(viewer).hour()), zone(pages.of(request)));
    return Page.done(HOME, "rhythm.paused");
  }

  @PostMapping("/going-on")
  String goOn(Viewer.Oneself viewer, HttpServletRequest request) {
    rhythms.choose(viewer, new Notes(false, rhythms.notes(viewer).hour()), zone(pages.of(request)));
    return Page.done(HOME, "rhythm.going-on");
  }

  @GetMapping("/{id}")
  String one(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    return show(viewer, id, new ContactForm(null, null, null), new FieldErrors(), request, model);
  }

  @PostMapping("/{id}")
  String choose(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String every, HttpServletRequest request) {
    Every chosen = Arrays.stream(Every.values()).filter(one -> one.code().equals(every)).findFirst().orElse(null);
    rhythms.choose(viewer, new ConnectionId(id), chosen, today(pages.of(request)));
    return Page.done(HOME + "/" + id, chosen == null ? "rhythm.none" : "rhythm.kept");
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
    errors.fits("words", words, Rhythms.LONGEST);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, id, form, errors, request, model);
    }
    rhythms.wereInTouch(viewer, Keys.of(form.key()), new ConnectionId(id), Objects.requireNonNull(on), words);
    return Page.done(HOME + "/" + id, "rhythm.noted");
  }

  @PostMapping("/{id}/contacts/{contact}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID contact) {
    rhythms.delete(viewer, new ConnectionId(id), contact);
    return Page.done(HOME + "/" + id, "rhythm.deleted");
  }

  @PostMapping("/{id}/later")
  String later(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String by, HttpServletRequest request) {
    LocalDate today = today(pages.of(request));
    rhythms.later(viewer, new ConnectionId(id), by.equals("month") ? today.plusMonths(1) : today.plusWeeks(1));
    return Page.done(HOME, "rhythm.later");
  }

  private String show(Viewer.Oneself viewer, UUID id, ContactForm form, FieldErrors errors, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    Touch touch = rhythms.get(viewer, new ConnectionId(id), zone(page));
    LocalDate today = today(page);
    model.addAttribute("touch", new TouchPage(touch, touch.last().isEmpty() && touch.due().isEmpty() ? null : sentence(touch, page, today),
        touch.contacts().stream().map(contact -> new TouchPage.Line(contact.id(), page.date(contact.on()), contact.words())).toList(),
        touch.seen().stream().map(s -> new TouchPage.Seen(page.date(s.on()), page.t(s.trace().sentence()), s.trace().address())).toList(),
        today.toString(), form));
    model.addAttribute("errors", errors);
    return "rhythm/touch";
  }

  private static RhythmPage.Line line(Touch touch, Page page, LocalDate today) {
    return new RhythmPage.Line(touch.person().id().toString(), touch.person().name(), sentence(touch, page, today));
  }

  private static String sentence(Touch touch, Page page, LocalDate today) {
    String last = touch.last().map(on -> page.t("rhythm.last", page.date(on))).orElse(page.t("rhythm.last-none"));
    return touch.due().filter(day -> day.isAfter(today)).map(day -> page.t("rhythm.again", last, page.date(day))).orElse(last);
  }

  private LocalDate today(Page page) {
    return LocalDate.ofInstant(clock.instant(), zone(page));
  }

  private static ZoneId zone(Page page) {
    return Objects.requireNonNull(page.who()).zone();
  }
}
