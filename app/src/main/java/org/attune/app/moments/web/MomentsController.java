package org.attune.app.moments.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
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

/** Moments with oneself: the weeks of them, each, and some breaths before one. */
@Controller
@RequestMapping(PrivateAddresses.MOMENTS)
class MomentsController {

  private static final String HOME = PrivateAddresses.MOMENTS;

  private final Moments moments;
  private final PageContexts pages;
  private final Clock clock;

  MomentsController(Moments moments, PageContexts pages, Clock clock) {
    this.moments = moments;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("moments", MomentsView.of(moments.all(viewer),
        LocalDate.ofInstant(clock.instant(), Objects.requireNonNull(page.person()).zone()), page));
    return "moments/moments";
  }

  @GetMapping("/pause")
  String breathe(Viewer.Oneself viewer) {
    return "moments/breathing";
  }

  /** Where it doesn't feel safe yet to let somebody in, the page says so first. */
  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String yet, Model model) {
    return sheet(MomentForm.blank(yet), HOME + "/new", null, new FieldErrors(), model);
  }

  /** The same as a phone keeps it for times without a connection. */
  @GetMapping("/offline")
  String beginOffline(Viewer.Oneself viewer, Model model) {
    sheet(MomentForm.blank(null), HOME + "/new", null, new FieldErrors(), model);
    return "moments/offline";
  }

  @PostMapping("/new")
  String keep(Viewer.Oneself viewer, @ModelAttribute MomentForm form, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    Moment.Content said = form.words(pages.of(request));
    FieldErrors errors = check(said);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, HOME + "/new", null, errors, model);
    }
    var id = new MomentId(IdempotencyKeys.of(form.key()));
    moments.keep(viewer, id, said, form.at(clock.instant()));
    return PageContext.redirectWithNotice(HOME + "/" + id + (form.ladder() == null ? "" : "?yet=" + form.yet()), "moments.kept");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable String yet,
      HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    Moment moment = moments.get(viewer, new MomentId(id));
    model.addAttribute("moment", new MomentView(moment,
        page.moment(moment.at().atZone(Objects.requireNonNull(page.person()).zone())), MomentForm.ladder(yet)));
    return "moments/moment";
  }

  @GetMapping("/{id}/sheet")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    return sheet(MomentForm.of(moments.get(viewer, new MomentId(id))), HOME + "/" + id + "/sheet", null, new FieldErrors(), model);
  }

  /** Where it was changed on another device meanwhile, both stand on the page, and what was typed stays in its fields. */
  @PostMapping("/{id}/sheet")
  String change(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute MomentForm form, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    Moment.Content said = form.words(pages.of(request));
    FieldErrors errors = check(said);
    if (errors.isEmpty()) {
      try {
        moments.change(viewer, new MomentId(id), Objects.requireNonNullElse(form.version(), 0), said);
        return PageContext.redirectWithNotice(HOME + "/" + id, "moments.kept");
      } catch (Conflict changed) {
        Moment now = moments.get(viewer, new MomentId(id));
        response.setStatus(HttpStatus.CONFLICT.value());
        return sheet(form.onVersion(now.version()), HOME + "/" + id + "/sheet", now,
            new FieldErrors().add("feeling", "moments.changed-meanwhile"), model);
      }
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return sheet(form, HOME + "/" + id + "/sheet", null, errors, model);
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    moments.delete(viewer, new MomentId(id));
    return PageContext.redirectWithNotice(HOME, "moments.deleted");
  }

  private static FieldErrors check(Moment.Content said) {
    var errors = new FieldErrors();
    if (said.isEmpty()) {
      errors.add("feeling", "moments.missing");
    }
    return errors.requireLength("feelingWords", said.feeling(), Moments.MAX_LENGTH).requireLength("bodyWords", said.body(),
        Moments.MAX_LENGTH)
        .requireLength("needWords", said.need(), Moments.MAX_LENGTH).requireLength("kind", said.kind(), Moments.MAX_LENGTH);
  }

  private static String sheet(MomentForm form, String action, @Nullable Moment elsewhere, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("action", action);
    model.addAttribute("elsewhere", elsewhere);
    model.addAttribute("errors", errors);
    return "moments/moment-form";
  }
}
