package org.attune.app.ladder.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.Ease;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladder;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Ladders: all of them, each, and who it is with. */
@Controller
@RequestMapping(PrivateAddresses.LADDER)
class LadderController {

  static final String HOME = PrivateAddresses.LADDER;

  private final Ladders ladders;
  private final Circle circle;
  private final PageContexts pages;

  LadderController(Ladders ladders, Circle circle, PageContexts pages) {
    this.ladders = ladders;
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    List<LaddersView.LadderItem> lines = ladders.all(viewer).stream().map(l -> new LaddersView.LadderItem(l, heading(l, page))).toList();
    model.addAttribute("ladders", new LaddersView(lines.stream().filter(line -> !line.ladder().resting()).toList(),
        lines.stream().filter(line -> line.ladder().resting()).toList()));
    return "ladder/ladders";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, Model model) {
    return choosePerson(viewer, LadderPersonForm.blank(), HOME + "/new", new FieldErrors(), model);
  }

  @PostMapping("/new")
  String begin(Viewer.Oneself viewer, @ModelAttribute LadderPersonForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    var id = new LadderId(IdempotencyKeys.of(form.key()));
    if (errors.isEmpty()) {
      try {
        ladders.begin(viewer, id, form.chosenConnection(), FormInput.line(form.name()), form.somebodyElse() != null);
        return "redirect:" + HOME + "/" + id + "/lines";
      } catch (InvalidInput apart) {
        errors.add(apart, "with");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return choosePerson(viewer, form, HOME + "/new", errors, model);
  }

  @GetMapping("/{id}")
  String ladder(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute("ladder", page(ladders.get(viewer, new LadderId(id)), pages.of(request)));
    return "ladder/ladder";
  }

  @GetMapping("/{id}/name")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    Ladder ladder = ladders.get(viewer, new LadderId(id));
    if (ladder.resting()) {
      throw new InvalidInput("ladder.is-resting");
    }
    return choosePerson(viewer, LadderPersonForm.of(ladder), HOME + "/" + id + "/name", new FieldErrors(), model);
  }

  /** Another device may have changed it meanwhile: what was typed stays, to be sent again or left. */
  @PostMapping("/{id}/name")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute LadderPersonForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    LadderPersonForm typed = form;
    if (errors.isEmpty()) {
      try {
        ladders.changePerson(viewer, new LadderId(id), Objects.requireNonNullElse(form.version(), 0), form.chosenConnection(),
            FormInput.line(form.name()), form.somebodyElse() != null);
        return PageContext.redirectWithNotice(HOME + "/" + id, "ladder.kept");
      } catch (Conflict changed) {
        Ladder now = ladders.get(viewer, new LadderId(id));
        errors.add("with", "ladder.changed-meanwhile", heading(now, pages.of(request)));
        typed = new LadderPersonForm(form.key(), now.version(), form.with(), form.name(), form.somebodyElse());
      } catch (InvalidInput apart) {
        errors.add(apart, "with");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return choosePerson(viewer, typed, HOME + "/" + id + "/name", errors, model);
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    ladders.delete(viewer, new LadderId(id));
    return PageContext.redirectWithNotice(HOME, "ladder.deleted");
  }

  static LadderView page(Ladder ladder, PageContext page) {
    return new LadderView(ladder, heading(ladder, page),
        ladder.steps().stream().map(step -> new LadderView.StepItem(step, on(step.at(), page))).toList());
  }

  private static String heading(Ladder ladder, PageContext page) {
    return ladder.name().isEmpty() ? page.t("ladder.with-nobody") : page.t("ladder.with", ladder.name());
  }

  private static String on(Instant at, PageContext page) {
    return page.date(at.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate());
  }

  private static FieldErrors check(LadderPersonForm form) {
    return new FieldErrors().requireLength("name", FormInput.line(form.name()), Ladders.MAX_NAME_LENGTH);
  }

  /** Offers those of the circle who were not set apart, the ones that feel safest first. */
  private String choosePerson(Viewer.Oneself viewer, LadderPersonForm form, String action, FieldErrors errors, Model model) {
    model.addAttribute("people", circle.all(viewer).stream().filter(Predicate.not(Connection::setApart))
        .sorted(Comparator.comparing(c -> -c.currentEase().map(Ease::level).orElse(0))).toList());
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("errors", errors);
    return "ladder/person";
  }
}
