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
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
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
@RequestMapping(PrivateAddresses.LETTERS)
class LettersController {

  private static final String HOME = PrivateAddresses.LETTERS;
  /** What mail programs take from a page, in encoded characters; some take less than 2,000. */
  private static final int MAIL = 1_800;

  private final Letters letters;
  private final Circle circle;
  private final PageContexts pages;

  LettersController(Letters letters, Circle circle, PageContexts pages) {
    this.letters = letters;
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("letters", new LettersView(letters.all(viewer).stream()
        .map(l -> new LettersView.LetterItem(HOME + "/" + l.id(),
            l.recipient().isEmpty() ? page.t("letters.to-nobody") : page.t("letters.recipient", l.recipient()),
                on(page, l.writtenAt()))).toList()));
    return "letters/letters";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable OpeningTone tone,
      @RequestParam(defaultValue = "1") int opening,
      @RequestParam(defaultValue = "") String connection, HttpServletRequest request, Model model) {
    String text = tone != null && opening >= 1 && opening <= OpeningTone.OPENINGS
        ? pages.of(request).t("letters.opening." + tone.code() + "." + opening) : null;
    String to = connection.isEmpty() ? null : circle.suggestedName(viewer, new ConnectionId(IdempotencyKeys.of(connection)));
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
    var id = new LetterId(IdempotencyKeys.of(form.key()));
    letters.add(viewer, id, form.recipient(), form.trimmedText());
    return PageContext.redirectWithNotice(HOME + "/" + id, "letters.kept");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Letter letter = letters.get(viewer, new LetterId(id));
    PageContext page = pages.of(request);
    model.addAttribute("letter", new LetterView(letter, on(page, letter.writtenAt()),
        letter.givenAt() == null ? null : on(page, letter.givenAt()), mail(letter)));
    return "letters/letter";
  }

  @GetMapping("/{id}/sheet")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    Letter letter = letters.get(viewer, new LetterId(id));
    return sheet(new LetterForm(null, letter.recipient(), letter.text(), letter.version(), null), HOME + "/" + id + "/sheet",
        new FieldErrors(), model);
  }

  @PostMapping("/{id}/sheet")
  String goOn(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute LetterForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(viewer, form, letters.get(viewer, new LetterId(id)).recipient());
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, HOME + "/" + id + "/sheet", errors, model);
    }
    return switch (letters.saveEdit(viewer, new LetterId(id), Objects.requireNonNullElse(form.version(), 0),
        new LetterId(IdempotencyKeys.of(form.key())), form.recipient(), form.trimmedText())) {
      case Letters.SaveResult.Saved(LetterId letter) -> PageContext.redirectWithNotice(HOME + "/" + letter, "letters.kept");
      case Letters.SaveResult.SavedAsCopy(LetterId letter) -> PageContext.redirectWithNotice(HOME + "/" + letter, "letters.both-kept");
    };
  }

  @PostMapping("/{id}/giving")
  String wasGiven(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.markGiven(viewer, new LetterId(id));
    return PageContext.redirectWithNotice(HOME + "/" + id, "letters.given");
  }

  @PostMapping("/{id}/keeping")
  String wasNotGiven(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.unmarkGiven(viewer, new LetterId(id));
    return PageContext.redirectWithNotice(HOME + "/" + id, "letters.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    letters.delete(viewer, new LetterId(id));
    return PageContext.redirectWithNotice(HOME, "letters.deleted");
  }

  private static @Nullable String mail(Letter letter) {
    String body = URLEncoder.encode(letter.text().replace("\n", "\r\n"), StandardCharsets.UTF_8).replace("+", "%20");
    return body.length() > MAIL ? null : "mailto:?body=" + body;
  }

  /** A letter stays with its writer: where its name is new, and may be that of somebody set apart, the page asks and refuses nothing. */
  private FieldErrors check(Viewer.Oneself viewer, LetterForm form, String before) {
    var errors = new FieldErrors();
    errors.requireLength("to", form.recipient(), Letters.MAX_NAME_LENGTH);
    if (errors.isEmpty() && form.keepAnyway() == null && !form.recipient().equals(before)
        && circle.matchSetApart(viewer, form.recipient()) != SetApartMatch.NONE) {
      errors.add("keepAnyway", "letters.to-set-apart");
    }
    if (form.trimmedText().isBlank()) {
      errors.add("text", "letters.missing");
    }
    return errors.requireLength("text", form.trimmedText(), Letters.MAX_LENGTH);
  }

  private static String on(PageContext page, Instant at) {
    return page.date(at.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate());
  }

  private static String sheet(LetterForm form, String action, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("errors", errors);
    return "letters/letter-form";
  }
}
