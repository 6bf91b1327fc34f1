package org.attune.app.circle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.internal.ContactNames;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.tables.UnicodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Choosing people from a contacts file: it is read once, nothing of it is kept but the names that are chosen. */
@Controller
@RequestMapping(PrivateAddresses.CIRCLE + "/cards")
class ContactsFileController {

  /** As many people as can be chosen at once. */
  private static final int AT_ONCE = 50;

  private final Circle circle;
  private final PageContexts pages;

  ContactsFileController(Circle circle, PageContexts pages) {
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String begin(Viewer.Oneself viewer, @RequestParam(defaultValue = "false") boolean large, Model model) {
    var errors = new FieldErrors();
    if (large) {
      errors.add("file", "circle.cards.large");
    }
    return show(ContactsFileView.NONE, errors, model);
  }

  @PostMapping
  String read(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable MultipartFile file, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    ContactNames cards = ContactNames.NONE;
    try {
      if (file == null || file.isEmpty()) {
        errors.add("file", "circle.cards.missing");
      } else {
        cards = ContactNames.read(file.getBytes(), Circle.MAX_NAME_LENGTH);
        if (cards.names().isEmpty()) {
          errors.add("file", "circle.cards.none");
        }
      }
    } catch (IOException | RuntimeException e) { // whatever a broken file makes the reader say
      errors.add("file", "circle.cards.none");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }
    return show(ContactsFileView.of(cards, Collator.getInstance(pages.of(request).locale())), errors, model);
  }

  @PostMapping("/chosen")
  @Transactional
  String choose(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String key, HttpServletRequest request, HttpServletResponse response, Model model) {
    // from the request itself: a lone "Costa, Ana" would else be taken for two
    List<String> chosen = Stream.ofNullable(request.getParameterValues("name")).flatMap(Arrays::stream).map(UnicodeText::stripInvisible)
        .filter(n -> !n.isEmpty() && n.codePointCount(0, n.length()) <= Circle.MAX_NAME_LENGTH).distinct().toList();
    if (chosen.isEmpty() || chosen.size() > AT_ONCE) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(new ContactsFileView(IdempotencyKeys.of(key), chosen, ContactNames.NONE),
          new FieldErrors().add("file", chosen.isEmpty() ? "circle.cards.nobody" : "circle.cards.many", AT_ONCE), model);
    }
    UUID form = IdempotencyKeys.of(key);
    chosen.forEach(one -> circle.add(viewer, new ConnectionId(IdempotencyKeys.of(form, one)), one, ""));
    return PageContext.redirectWithNotice(PrivateAddresses.CIRCLE, "circle.noted");
  }

  private static String show(ContactsFileView cards, FieldErrors errors, Model model) {
    model.addAttribute("cards", cards);
    model.addAttribute("errors", errors);
    return "circle/contacts-file";
  }
}
