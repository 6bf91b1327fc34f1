package org.attune.app.circle.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.Ease;
import org.attune.app.circle.HardTime;
import org.attune.app.circle.internal.CircleDiagram;
import org.attune.app.circle.internal.CircleDescription;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The people in one's life: all of them, and each. */
@Controller
@RequestMapping(PrivateAddresses.CIRCLE)
class CircleController {

  private static final String HOME = PrivateAddresses.CIRCLE;

  private final Circle circle;
  private final PageContexts pages;

  CircleController(Circle circle, PageContexts pages) {
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    List<Connection> all = circle.all(viewer);
    model.addAttribute("circle", new CircleView(CircleDiagram.of(all), CircleDescription.of(all, page), all.stream()
        .sorted(Comparator.comparing(Connection::setApart).thenComparing(c -> -c.currentEase().map(Ease::level).orElse(0))
            .thenComparing(Connection::madeAt))
        .map(c -> new CircleView.CircleListItem(c, c.currentEase().map(e -> on(page, e.at())).orElse(null), moved(c))).toList()));
    return "circle/circle";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, Model model) {
    return form(ConnectionForm.blank(), new FieldErrors(), PrivateAddresses.CIRCLE + "/new", model);
  }

  /** Notes a person, and how at ease one is with them where that was chosen. */
  @PostMapping("/new")
  @Transactional
  String note(Viewer.Oneself viewer, @ModelAttribute ConnectionForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return form(form, errors, PrivateAddresses.CIRCLE + "/new", model);
    }
    var id = new ConnectionId(IdempotencyKeys.of(form.key()));
    circle.add(viewer, id, form.saidName(), form.saidTie());
    if (form.chosenLevel() != null) {
      circle.recordEase(viewer, IdempotencyKeys.of(id.value(), "level"), id, form.chosenLevel(), "");
    }
    return "redirect:" + HOME + "/" + id;
  }

  @GetMapping("/{id}")
  String person(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    return show(viewer, id, ConnectionNoteForm.blank(), new FieldErrors(), request, model);
  }

  @PostMapping("/{id}/levels")
  String feel(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute ConnectionNoteForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    if (form.chosenLevel() == null) {
      errors.add("level", "circle.ease.missing");
    }
    errors.requireLength("words", form.words(), Circle.MAX_LENGTH);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, id, form, errors, request, model);
    }
    circle.recordEase(viewer, IdempotencyKeys.of(form.key()), new ConnectionId(id), Objects.requireNonNull(form.chosenLevel()),
        FormInput.text(form.words()));
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.kept");
  }

  @PostMapping("/{id}/times")
  String wasHard(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute ConnectionNoteForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    Optional<HardTime.Kind> kind = Arrays.stream(HardTime.Kind.values()).filter(k -> k.code().equals(form.kind())).findFirst();
    if (kind.isEmpty()) {
      errors.add("kind", "circle.hard.missing");
    }
    errors.requireLength("hard", form.hard(), Circle.MAX_LENGTH);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, id, form, errors, request, model);
    }
    circle.recordHardTime(viewer, IdempotencyKeys.of(form.key()), new ConnectionId(id), kind.orElseThrow(), FormInput.text(form.hard()));
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.kept");
  }

  @PostMapping("/{id}/levels/{ease}/deletion")
  String deleteEase(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID ease) {
    circle.deleteEase(viewer, new ConnectionId(id), ease);
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.deleted");
  }

  @PostMapping("/{id}/times/{hard}/deletion")
  String deleteHardTime(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID hard) {
    circle.deleteHardTime(viewer, new ConnectionId(id), hard);
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.deleted");
  }

  @GetMapping("/{id}/name")
  String rename(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    Connection person = found(viewer, id);
    return form(new ConnectionForm(null, person.name(), person.relationship(), null, person.version()), new FieldErrors(),
        HOME + "/" + id + "/name", model);
  }

  /** Somebody else of one's own devices may have changed it meanwhile: what was typed stays, to be sent again or left. */
  @PostMapping("/{id}/name")
  String call(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute ConnectionForm form, HttpServletResponse response,
      Model model) {
    FieldErrors errors = check(form);
    ConnectionForm typed = form;
    if (errors.isEmpty()) {
      try {
        circle.rename(viewer, new ConnectionId(id), Objects.requireNonNullElse(form.version(), 0), form.saidName(), form.saidTie());
        return PageContext.redirectWithNotice(HOME + "/" + id, "circle.kept");
      } catch (Conflict changed) {
        Connection now = found(viewer, id);
        errors.add("name", "circle.changed-meanwhile", now.name(), now.relationship());
        typed = new ConnectionForm(form.key(), form.name(), form.tie(), null, now.version());
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return form(typed, errors, HOME + "/" + id + "/name", model);
  }

  @PostMapping("/{id}/apart")
  String setApart(Viewer.Oneself viewer, @PathVariable UUID id) {
    circle.setApart(viewer, new ConnectionId(id));
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.apart");
  }

  @PostMapping("/{id}/return")
  String takeBackIn(Viewer.Oneself viewer, @PathVariable UUID id) {
    circle.undoSetApart(viewer, new ConnectionId(id));
    return PageContext.redirectWithNotice(HOME + "/" + id, "circle.returned");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    circle.delete(viewer, new ConnectionId(id));
    return PageContext.redirectWithNotice(HOME, "circle.deleted");
  }

  private String show(Viewer.Oneself viewer, UUID id, ConnectionNoteForm form, FieldErrors errors, HttpServletRequest request,
      Model model) {
    Connection person = found(viewer, id);
    PageContext page = pages.of(request);
    model.addAttribute("person", new ConnectionView(person,
        person.easeHistory().stream().map(e -> new ConnectionView.ConnectionNote(e.id(), String.valueOf(e.level()), e.words(),
            on(page, e.at()))).toList(),
        person.hardTimes().stream().map(h -> new ConnectionView.ConnectionNote(h.id(), page.t("circle.hard." + h.kind().code()), h.words(),
            on(page, h.at()))).toList(),
        line(person.easeHistory().reversed()),
        Arrays.stream(HardTime.Kind.values()).filter(k -> person.countHardTimes(k) > 1)
            .map(k -> page.t("circle.pattern." + k.code(), person.name(), person.countHardTimes(k))).toList(), form));
    model.addAttribute("errors", errors);
    return "circle/connection";
  }

  /** Which way somebody went since the time before: a message, or null where nothing changed. */
  private static @Nullable String moved(Connection person) {
    int by = person.easeChange();
    return by == 0 ? null : by > 0 ? "circle.moved.nearer" : "circle.moved.further";
  }

  /** Within 300 by 80; more at ease is higher. */
  private static @Nullable String line(List<Ease> eases) {
    return eases.size() < 2 ? null : IntStream.range(0, eases.size())
        .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", 10 + 280.0 * i / (eases.size() - 1), 75 - (eases.get(i).level() - 1) * 70 / 6.0))
        .collect(Collectors.joining(" "));
  }

  private Connection found(Viewer.Oneself viewer, UUID id) {
    return circle.get(viewer, new ConnectionId(id));
  }

  private static String form(ConnectionForm form, FieldErrors errors, String action, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    model.addAttribute("action", action);
    return "circle/connection-form";
  }

  private static FieldErrors check(ConnectionForm form) {
    var errors = new FieldErrors();
    if (form.saidName().isEmpty()) {
      errors.add("name", "circle.name.missing");
    }
    return errors.requireLength("name", form.name(), Circle.MAX_NAME_LENGTH).requireLength("tie", form.tie(), Circle.MAX_LENGTH);
  }

  private static String on(PageContext page, Instant at) {
    return page.date(at.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate());
  }
}
