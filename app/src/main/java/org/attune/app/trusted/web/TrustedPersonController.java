package org.attune.app.trusted.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.trusted.ContactLimits;
import org.attune.app.trusted.SupportRequest;
import org.attune.app.trusted.TrustedPersonResponses;
import org.attune.app.trusted.TrustedPersonView;
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
@RequestMapping(PrivateAddresses.TRUSTED_PERSON + "/{link}")
class TrustedPersonController {

  private final TrustedPersonResponses answering;
  private final PageContexts pages;

  TrustedPersonController(TrustedPersonResponses answering, PageContexts pages) {
    this.answering = answering;
    this.pages = pages;
  }

  @GetMapping
  String open(AccessLink link, HttpServletRequest request, Model model) {
    TrustedPersonView standing = answering.view(viewer(link));
    return page(link, standing, LimitsForm.of(standing.limits()), new FieldErrors(), request, model);
  }

  @PostMapping("/yes")
  String yes(AccessLink link, @ModelAttribute LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    return with(link, form, request, response, model, limits -> answering.accept(viewer(link), limits));
  }

  @PostMapping("/limits")
  String limit(AccessLink link, @ModelAttribute LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model) {
    return with(link, form, request, response, model, limits -> answering.changeLimits(viewer(link), limits));
  }

  private String with(AccessLink link, LimitsForm form, HttpServletRequest request, HttpServletResponse response, Model model,
      Consumer<ContactLimits> what) {
    Viewer.Trusted viewer = viewer(link);
    var errors = new FieldErrors();
    Optional<ContactLimits> limits = form.limits(errors);
    if (limits.isPresent()) {
      what.accept(limits.get());
      return PageContext.redirectWithNotice(path(link), "theone.kept");
    }
    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    return page(link, answering.view(viewer), form, errors, request, model);
  }

  @PostMapping("/no")
  String no(AccessLink link) {
    answering.decline(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/never")
  String never(AccessLink link) {
    answering.blockAllMail(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/askable")
  String askable(AccessLink link) {
    answering.unblockAllMail(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/end")
  String end(AccessLink link) {
    answering.end(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/return")
  String beThere(AccessLink link) {
    answering.resume(viewer(link));
    return "redirect:" + path(link);
  }

  @PostMapping("/questions/{question}")
  String answer(AccessLink link, @PathVariable UUID question, @RequestParam(defaultValue = "") String answer) {
    boolean accepted = false;
    for (SupportRequest.Response one : SupportRequest.Response.values()) {
      accepted = accepted || one.code().equals(answer) && answering.answer(viewer(link), question, one);
    }
    return PageContext.redirectWithNotice(path(link), accepted ? "theone.answered" : "theone.answered-before");
  }

  private String page(AccessLink link, TrustedPersonView standing, LimitsForm limits, FieldErrors errors, HttpServletRequest request,
      Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("trusted", new TrustedPersonPageView(path(link), standing, standing.openQuestions().stream().map(q ->
        new TrustedPersonPageView.QuestionLine(q, page.moment(q.at().atZone(standing.limits().zone())))).toList()));
    model.addAttribute("limits", limits);
    model.addAttribute("errors", errors);
    return "trusted/own-page";
  }

  private static Viewer.Trusted viewer(AccessLink link) {
    if (link.purpose() != AccessLink.Purpose.TRUSTED || !link.usable()) {
      throw new NotFound();
    }
    return new Viewer.Trusted(link.id(), Objects.requireNonNull(link.subject()));
  }

  private static String path(AccessLink link) {
    return PrivateAddresses.TRUSTED_PERSON + "/" + link.id();
  }
}
