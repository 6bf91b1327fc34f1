package org.attune.app.letters.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.SetApartMatch;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.letters.Letter;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
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

/** Letters: all of them, each to read and print, and the sheet to write on. */
@Controller
@RequestMapping(Addresses.LETTERS)
class LettersController {

  private static final String HOME = Addresses.LETTERS;
  /** What mail programs take from a page, in encoded characters; some take less than 2,000. */
  private static final int MAIL = 1_800;

  private final Letters letters;
  private final Circle circle;
  private final Pages pages;

  LettersController(Letters letters, Circle circle, Pages pages) {
    this.letters = letters;
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    model.addAttribute("letters", new LettersPage(letters.all(viewer).stream()
        .map(l -> new LettersPage.Line(HOME + "/" + l.id(),
            l.to().isEmpty() ? page.t("letters.to-nobody") : page.t("letters.to-whom", l.to()), on(page, l.writtenAt()))).toList()));
    return "letters/letters";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable Tone tone, @RequestParam(defaultValue = "1") int opening,
      @RequestParam(defaultValue = "") String connection, HttpServletRequest request, Model model) {
    String text = tone != null && opening >= 1 && opening <= Tone.OPENINGS ? pages.of(request).t("letters.opening." + tone.code() + "." + opening) : null;
    String to = connection.isEmpty() ? null : circle.suggested(viewer, new ConnectionId(Keys.of(connection)));
    return sheet(new LetterForm(null, to, text, null, null), HOME + "/new", new FieldErrors(), model);
  }

  /** The sheet as a phone keeps it for times without a connection: blank. */
  @GetMapping("/offline")
  String beginOffline(Viewer.Oneself viewer, Model model) {
    sheet(LetterForm.blank(), HOME + "/new", new FieldErrors(), model);
    return "letters/offline";
  }

  @PostMapping("/new")
  String write(Viewer.Oneself viewer, @ModelAttribute LetterForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(viewer, form, "");
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, HOME + "/new", errors, model);
    }
    var id = new LetterId(Keys.of(form.key()));
    letters.write(viewer, id, form.saidTo(), form.saidText());
    return Page.done(HOME + "/" + id, "letters.kept");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Letter letter = letters.get(viewer, new LetterId(id));
    Page page = pages.of(request);
    model.addAttribute("letter", new LetterPage(letter, on(page, letter.writtenAt()),
        letter.givenAt() == null ? null : on(page, letter.givenAt()), mail(letter)));
    return "letters/letter";
  }

  @GetMapping("/{id}/sheet")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    Letter letter = letters.get(viewer, new LetterId(id));
    return sheet(new LetterForm(null, letter.to(), letter.text(), letter.version(), null), HOME + "/" + id + "/sheet", new FieldErrors(), model);
  }

  @PostMapping("/{id}/sheet")
  String goOn(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute LetterForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(viewer, form, letters.get(viewer, new LetterId(id)).to());
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, HOME + "/" + id + "/sheet", errors, model);
    }
    return switch (letters.goOn(viewer, new LetterId(id), Objects.requireNonNullElse(form.version(), 0),
        new LetterId(Keys.of(form.key())), form.saidTo(), form.saidText())) {
      case Letters.Kept.InPlace(LetterId letter) -> Page.done(HOME + "/" + letter, "letters.kept");
      case Letters.Kept.Beside(LetterId letter) -> Page.done(HOME + "/" + letter, "letters.both-kept");
    };
  }

  @PostMapping("/{id}/giving")
  String wasGiven(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.wasGiven(viewer, new LetterId(id));
    return Page.done(HOME + "/" + id, "letters.given");
  }

  @PostMapping("/{id}/keeping")
  String wasNotGiven(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.wasNotGiven(viewer, new LetterId(id));
    return Page.done(HOME + "/" + id, "letters.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.delete(viewer, new LetterId(id));
    return Page.done(HOME, "letters.deleted");
  }

  private static @Nullable String mail(Letter letter) {
    String body = URLEncoder.encode(letter.text().replace("\n", "\r\n"), StandardCharsets.UTF_8).replace("+", "%20");
    return body.length() > MAIL ? null : "mailto:?body=" + body;
  }

  /** A letter stays with its writer: where its name is new, and may be that of somebody set apart, the page asks and refuses nothing. */
  private FieldErrors check(Viewer.Oneself viewer, LetterForm form, String before) {
    var errors = new FieldErrors();
    errors.fits("to", form.saidTo(), Letters.LONGEST_NAME);
    if (errors.isEmpty() && form.keepAnyway() == null && !form.saidTo().equals(before)
        && circle.matchSetApart(viewer, form.saidTo()) != SetApartMatch.NONE) {
      errors.add("keepAnyway", "letters.to-set-apart");
    }
    if (form.saidText().isBlank()) {
      errors.add("text", "letters.missing");
    }
    return errors.fits("text", form.saidText(), Letters.LONGEST);
  }

  private static String on(Page page, Instant at) {
    return page.date(at.atZone(Objects.requireNonNull(page.who()).zone()).toLocalDate());
  }

  private static String sheet(LetterForm form, String action, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("errors", errors);
    return "letters/sheet";
  }
}
