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
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Ladders: all of them, each, and whom it is with. */
@Controller
@RequestMapping(Addresses.LADDER)
class LadderController {

  static final String HOME = Addresses.LADDER;

  private final Ladders ladders;
  private final Circle circle;
  private final Pages pages;

  LadderController(Ladders ladders, Circle circle, Pages pages) {
    this.ladders = ladders;
    this.circle = circle;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    List<LaddersPage.Line> lines = ladders.all(viewer).stream().map(l -> new LaddersPage.Line(l, heading(l, page))).toList();
    model.addAttribute("ladders", new LaddersPage(lines.stream().filter(line -> !line.ladder().rests()).toList(),
        lines.stream().filter(line -> line.ladder().rests()).toList()));
    return "ladder/ladders";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, Model model) {
    return whom(viewer, WhomForm.blank(), HOME + "/new", new FieldErrors(), model);
  }

  @PostMapping("/new")
  String begin(Viewer.Oneself viewer, @ModelAttribute WhomForm form, HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    var id = new LadderId(Keys.of(form.key()));
    if (errors.isEmpty()) {
      try {
        ladders.begin(viewer, id, form.chosen(), FormInput.line(form.name()), form.somebodyElse() != null);
        return "redirect:" + HOME + "/" + id + "/lines";
      } catch (Refused apart) {
        errors.add(apart, "with");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return whom(viewer, form, HOME + "/new", errors, model);
  }

  @GetMapping("/{id}")
  String ladder(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    model.addAttribute("ladder", page(ladders.get(viewer, new LadderId(id)), pages.of(request)));
    return "ladder/ladder";
  }

  @GetMapping("/{id}/name")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    Ladder ladder = ladders.get(viewer, new LadderId(id));
    if (ladder.rests()) {
      throw new Refused("ladder.is-resting");
    }
    return whom(viewer, WhomForm.of(ladder), HOME + "/" + id + "/name", new FieldErrors(), model);
  }

  /** Another device may have changed it meanwhile: what was typed stays, to be sent again or left. */
  @PostMapping("/{id}/name")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute WhomForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    WhomForm typed = form;
    if (errors.isEmpty()) {
      try {
        ladders.changeWhom(viewer, new LadderId(id), Objects.requireNonNullElse(form.version(), 0), form.chosen(),
            FormInput.line(form.name()), form.somebodyElse() != null);
        return Page.done(HOME + "/" + id, "ladder.kept");
      } catch (Conflict changed) {
        Ladder now = ladders.get(viewer, new LadderId(id));
        errors.add("with", "ladder.changed-meanwhile", heading(now, pages.of(request)));
        typed = new WhomForm(form.key(), now.version(), form.with(), form.name(), form.somebodyElse());
      } catch (Refused apart) {
        errors.add(apart, "with");
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return whom(viewer, typed, HOME + "/" + id + "/name", errors, model);
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    ladders.delete(viewer, new LadderId(id));
    return Page.done(HOME, "ladder.deleted");
  }

  static LadderPage page(Ladder ladder, Page page) {
    return new LadderPage(ladder, heading(ladder, page),
        ladder.steps().stream().map(step -> new LadderPage.Line(step, on(step.at(), page))).toList());
  }

  private static String heading(Ladder ladder, Page page) {
    return ladder.name().isEmpty() ? page.t("ladder.with-nobody") : page.t("ladder.with", ladder.name());
  }

  private static String on(Instant at, Page page) {
    return page.date(at.atZone(Objects.requireNonNull(page.who()).zone()).toLocalDate());
  }

  private static FieldErrors check(WhomForm form) {
    return new FieldErrors().fits("name", FormInput.line(form.name()), Ladders.LONGEST_NAME);
  }

  /** Offers those of the circle who were not set apart, the ones that feel safest first. */
  private String whom(Viewer.Oneself viewer, WhomForm form, String action, FieldErrors errors, Model model) {
    model.addAttribute("people", circle.all(viewer).stream().filter(Predicate.not(Connection::apart))
        .sorted(Comparator.comparing(c -> -c.now().map(Ease::level).orElse(0))).toList());
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("errors", errors);
    return "ladder/whom";
  }
}
