package org.attune.app.ladder.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.Ladder;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.Rung;
import org.attune.app.ladder.RungId;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
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

/** The rungs of a ladder: writing them, putting them in order, and what was tried. */
@Controller
@RequestMapping(PrivateAddresses.LADDER + "/{id}")
class RungsController {

  private final Ladders ladders;
  private final PageContexts pages;

  RungsController(Ladders ladders, PageContexts pages) {
    this.ladders = ladders;
    this.pages = pages;
  }

  @GetMapping("/lines")
  String rungs(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    return rungs(viewer, id, RungForm.blank(), new FieldErrors(), request, model);
  }

  @PostMapping("/lines")
  String write(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute RungForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    if (form.example() != null) {
      return rungs(viewer, id, example(form, pages.of(request)), new FieldErrors(), request, model);
    }
    FieldErrors errors = check(form);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return rungs(viewer, id, form, errors, request, model);
    }
    ladders.addRung(viewer, new RungId(IdempotencyKeys.of(form.key())), new LadderId(id), FormInput.text(form.words()));
    return PageContext.redirectWithNotice(home(id) + "/lines", "ladder.kept");
  }

  /** The place is named, not the way there: sent twice, it is the same place. */
  @PostMapping("/lines/{rung}/place")
  String place(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung, @RequestParam(defaultValue = "1") int place) {
    ladders.moveRung(viewer, new LadderId(id), new RungId(rung), place);
    return "redirect:" + home(id) + "/lines#rung-" + rung;
  }

  @GetMapping("/lines/{rung}")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung, Model model) {
    Rung found = ladders.get(viewer, new LadderId(id)).rung(new RungId(rung));
    return rung(id, rung, new RungForm(null, found.version(), found.words(), null), new FieldErrors(), model);
  }

  /** Another device may have changed it meanwhile: what was typed stays, to be sent again or left. */
  @PostMapping("/lines/{rung}")
  String rewrite(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung, @ModelAttribute RungForm form,
      HttpServletResponse response, Model model) {
    FieldErrors errors = check(form);
    RungForm typed = form;
    if (errors.isEmpty()) {
      try {
        ladders.changeRung(viewer, new LadderId(id), new RungId(rung), Objects.requireNonNullElse(form.version(), 0),
            FormInput.text(form.words()));
        return PageContext.redirectWithNotice(home(id) + "/lines", "ladder.kept");
      } catch (Conflict changed) {
        Rung now = ladders.get(viewer, new LadderId(id)).rung(new RungId(rung));
        errors.add("words", "ladder.changed-meanwhile", now.words());
        typed = new RungForm(form.key(), now.version(), form.words(), null);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return rung(id, rung, typed, errors, model);
  }

  @PostMapping("/lines/{rung}/deletion")
  String remove(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung) {
    ladders.removeRung(viewer, new LadderId(id), new RungId(rung));
    return PageContext.redirectWithNotice(home(id) + "/lines", "ladder.removed");
  }

  @GetMapping("/lines/{rung}/tries")
  String tried(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung,
      @RequestParam(required = false) @Nullable String kind, Model model) {
    return step(viewer, id, rung, StepForm.blank(kind), new FieldErrors(), model);
  }

  @PostMapping("/lines/{rung}/tries")
  String step(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID rung, @ModelAttribute StepForm form,
      HttpServletResponse response, Model model) {
    var errors = new FieldErrors();
    errors.requireLength("beforeWords", FormInput.text(form.beforeWords()), Ladders.MAX_LENGTH)
        .requireLength("happened", FormInput.text(form.happened()), Ladders.MAX_LENGTH)
        .requireLength("afterWords", FormInput.text(form.afterWords()), Ladders.MAX_LENGTH);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return step(viewer, id, rung, form, errors, model);
    }
    ladders.recordStep(viewer, IdempotencyKeys.of(form.key()), new LadderId(id), new RungId(rung), form.stepKind(), form.experience());
    return PageContext.redirectWithNotice(home(id), "ladder.stepped");
  }

  @PostMapping("/tries/{step}/deletion")
  String deleteStep(Viewer.Oneself viewer, @PathVariable UUID id, @PathVariable UUID step) {
    ladders.deleteStep(viewer, new LadderId(id), step);
    return PageContext.redirectWithNotice(home(id), "ladder.deleted");
  }

  private String rungs(Viewer.Oneself viewer, UUID id, RungForm form, FieldErrors errors, HttpServletRequest request, Model model) {
    model.addAttribute("ladder", LadderController.page(awake(viewer, id), pages.of(request)));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "ladder/rungs";
  }

  private static String rung(UUID id, UUID rung, RungForm form, FieldErrors errors, Model model) {
    model.addAttribute("path", home(id) + "/lines/" + rung);
    model.addAttribute("back", home(id) + "/lines");
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "ladder/rung";
  }

  private String step(Viewer.Oneself viewer, UUID id, UUID rung, StepForm form, FieldErrors errors, Model model) {
    model.addAttribute("said", awake(viewer, id).rung(new RungId(rung)).words());
    model.addAttribute("path", home(id) + "/lines/" + rung + "/tries");
    model.addAttribute("back", home(id));
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "ladder/step";
  }

  /** The form with an example in its field, in the place of another example; below whatever else was typed. */
  private static RungForm example(RungForm form, PageContext page) {
    List<String> examples = IntStream.rangeClosed(1, LadderView.EXAMPLES).mapToObj(i -> page.t("ladder.example." + i)).toList();
    String typed = FormInput.text(form.words());
    String chosen = IntStream.range(0, examples.size()).filter(i -> String.valueOf(i + 1).equals(form.example()))
        .mapToObj(examples::get).findFirst().orElse(typed);
    return new RungForm(form.key(), form.version(), typed.isEmpty() || examples.contains(typed) ? chosen
        : typed.endsWith(chosen) ? typed : typed + "\n" + chosen, form.example());
  }

  /** A ladder that rests offers nothing to write or to try. */
  private Ladder awake(Viewer.Oneself viewer, UUID id) {
    Ladder ladder = ladders.get(viewer, new LadderId(id));
    if (ladder.resting()) {
      throw new InvalidInput("ladder.is-resting");
    }
    return ladder;
  }

  private static String home(UUID id) {
    return LadderController.HOME + "/" + id;
  }

  private static FieldErrors check(RungForm form) {
    var errors = new FieldErrors();
    if (FormInput.text(form.words()).isEmpty()) {
      errors.add("words", "ladder.rung.missing");
    }
    return errors.requireLength("words", FormInput.text(form.words()), Ladders.MAX_RUNG_LENGTH);
  }
}
