package org.attune.app.theone.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.attune.app.identity.Link;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.theone.Answering;
import org.attune.app.theone.Limits;
import org.attune.app.theone.Standing;
import org.attune.app.theone.Tap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A trusted person's own page, by the link in their mail: looking changes nothing. */
@Controller
@RequestMapping(Addresses.TRUSTED + "/{link}")
class TrustedController {

  private final Answering answering;
  private final Pages pages;

  TrustedController(Answering answering, Pages pages) {
    this.answering = answering;
    this.pages = pages;
  }

  @GetMapping
  String open(Link link, HttpServletRequest request, Model model) {
    Standing standing = answering.standing(viewer(link));
    return page(link, standing, LimitsForm.of(standing.limits()), new FieldErrors(), request, model);
  }

  @PostMapping("/yes")
  String yes(Link link, @ModelAttribute LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    return with(link, form, request, response, model, limits -> answering.sayYes(viewer(link), limits));
  }

  @PostMapping("/limits")
  String limit(Link link, @ModelAttribute LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    return with(link, form, request, response, model, limits -> answering.limit(viewer(link), limits));
  }

  private String with(Link link, LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model,
      Consumer<Limits> what) {
    Viewer.Trusted viewer = viewer(link);
    var errors = new FieldErrors();
    Optional<Limits> limits = form.limits(errors);
    if (limits.isPresent()) {
      what.accept(limits.get());
      return Page.done(path(link), "theone.kept");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(link, answering.standing(viewer), form, errors, request, model);
  }

  @PostMapping("/no")
  String no(Link link) {
    answering.sayNo(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/never")
  String never(Link link) {
    answering.sayNeverAgain(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/askable")
  String askable(Link link) {
    answering.takeBackNeverAgain(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/end")
  String end(Link link) {
    answering.end(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/return")
  String beThere(Link link) {
    answering.beThere(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/questions/{question}")
  String answer(Link link, @PathVariable UUID question, @RequestParam(defaultValue = "") String answer) {
    boolean stands = false;
    for (Tap.Answer one : Tap.Answer.values()) {
      stands = stands || one.code().equals(answer) && answering.answer(viewer(link), question, one);
    }
    return Page.done(path(link), stands ? "theone.answered" : "theone.answered-before");
  }

  private String page(Link link, Standing standing, LimitsForm limits, FieldErrors errors, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    model.addAttribute("trusted", new TrustedPage(path(link), standing, standing.waiting().stream().map(q ->
        new TrustedPage.Line(q, page.moment(q.at().atZone(standing.limits().zone())))).toList()));
    model.addAttribute("limits", limits);
    model.addAttribute("errors", errors);
    return "theone/trusted";
  }

  private static Viewer.Trusted viewer(Link link) {
    if (link.purpose() != Link.Purpose.TRUSTED || !link.usable()) {
      throw new NotFound();
    }
    return new Viewer.Trusted(link.id(), Objects.requireNonNull(link.subject()));
  }

  private static String path(Link link) {
    return Addresses.TRUSTED + "/" + link.id();
  }
}
