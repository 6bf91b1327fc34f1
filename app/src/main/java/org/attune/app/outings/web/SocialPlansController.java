package org.attune.app.outings.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.outings.SocialPlan;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Social plans: the sheet, each with its calendar file and words to ask with, and all of them. */
@Controller
@RequestMapping(PrivateAddresses.OUTINGS)
class SocialPlansController {

  private static final String HOME = PrivateAddresses.OUTINGS;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final SocialPlans outings;
  private final Circle circle;
  private final PageContexts pages;
  private final Clock clock;

  SocialPlansController(SocialPlans outings, Circle circle, PageContexts pages, Clock clock) {
    this.outings = outings;
    this.circle = circle;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("outings", new SocialPlansView(outings.all(viewer).stream()
        .map(o -> new SocialPlansView.SocialPlanItem(HOME + "/" + o.id(), heading(o, page), when(o.details(), page))).toList()));
    return "outings/social-plans";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String connection, Model model) {
    return sheet(SocialPlanForm.with(connection.isEmpty() ? "" : circle.suggestedName(viewer,
        new ConnectionId(IdempotencyKeys.of(connection)))),
        new FieldErrors(), model);
  }

  @PostMapping("/new")
  String keep(Viewer.Oneself viewer, @ModelAttribute SocialPlanForm form, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    Optional<SocialPlanDetails.Kind> kind = Arrays.stream(SocialPlanDetails.Kind.values()).filter(k -> k.code().equals(form.kind())).findFirst();
    String other = FormInput.line(form.other());
    if (kind.isEmpty()) {
      errors.add("kind", "outings.kind.missing");
    } else if (kind.get() == SocialPlanDetails.Kind.OTHER && other.isEmpty()) {
      errors.add("other", "outings.other.missing");
    }
    boolean anyDay = FormInput.line(form.day()).isEmpty();
    boolean anyHour = FormInput.line(form.time()).isEmpty();
    LocalDate day = FormInput.day(form.day());
    LocalTime time = FormInput.time(form.time());
    if (anyDay && !anyHour) {
      errors.add("day", "outings.day.for-the-time");
    } else if (!anyDay && (day == null || day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
      errors.add("day", "outings.day.wrong");
    }
    if (!anyHour && time == null) {
      errors.add("time", "outings.time.wrong");
    }
    errors.requireLength("other", other, SocialPlans.MAX_LENGTH).requireLength("with", FormInput.line(form.with()), SocialPlans.MAX_LENGTH)
        .requireLength("place", FormInput.line(form.place()), SocialPlans.MAX_LENGTH);
    try {
      circle.refuseSetApart(viewer, "with", FormInput.line(form.with()), form.somebodyElse() != null);
    } catch (InvalidInput setApart) {
      errors.add(setApart, "with");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, errors, model);
    }
    var id = new SocialPlanId(IdempotencyKeys.of(form.key()));
    outings.add(viewer, id, new SocialPlanDetails(FormInput.line(form.with()), kind.orElseThrow(), kind.get() == SocialPlanDetails.Kind.OTHER ? other : "",
        FormInput.line(form.place()), day == null || time == null ? null : day.atTime(time), time == null ? day : null,
        Objects.requireNonNull(pages.of(request).person()).zone()));
    return PageContext.redirectWithNotice(HOME + "/" + id, "outings.kept");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    SocialPlan outing = outings.get(viewer, new SocialPlanId(id));
    PageContext page = pages.of(request);
    SocialPlanDetails plan = outing.details();
    Object[] about = {what(plan, page), plan.date().isEmpty() ? page.t("outings.this-week") : page.t("outings.on", when(plan, page)),
        plan.place().isEmpty() ? "" : page.t("outings.at-place", plan.place()),
        plan.kind() == SocialPlanDetails.Kind.OTHER ? plan.other() : page.t("outings.within." + plan.kind().code())};
    model.addAttribute("outing", new SocialPlanView(outing.id(), heading(outing, page), when(plan, page), plan.place(),
        Stream.of("light", "warm", "plain", "easy").map(tone -> {
          String words = page.t("outings.words." + tone, about);
          return new SocialPlanView.ToneText(page.t("outings.tone." + tone), words,
              "mailto:?body=" + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"));
        }).toList(), plan.date().isPresent(), plan.date().filter(day -> day.isBefore(LocalDate.now(clock.withZone(plan.zone())))).isPresent(),
        plan.after()));
    return "outings/social-plan";
  }

  @GetMapping("/{id}/invitation.ics")
  ResponseEntity<String> calendar(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request) {
    SocialPlan outing = outings.get(viewer, new SocialPlanId(id));
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=utf-8").cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invitation.ics\"")
        .body(outing.calendar(what(outing.details(), pages.of(request))));
  }

  /** Whether it took place; anything else is taken for nothing said, and the page asks again. */
  @PostMapping("/{id}/afterwards")
  String say(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String answer) {
    outings.recordOutcome(viewer, new SocialPlanId(id),
        Arrays.stream(SocialPlanDetails.Outcome.values()).filter(after -> after.code().equals(answer)).findFirst().orElse(null));
    return PageContext.redirectWithNotice(HOME + "/" + id, "outings.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    outings.delete(viewer, new SocialPlanId(id));
    return PageContext.redirectWithNotice(HOME, "outings.deleted");
  }

  private static String heading(SocialPlan outing, PageContext page) {
    String with = outing.details().with();
    return with.isEmpty() ? what(outing.details(), page) : page.t("outings.what-with", what(outing.details(), page), with);
  }

  private static String what(SocialPlanDetails plan, PageContext page) {
    return plan.kind() == SocialPlanDetails.Kind.OTHER ? plan.other() : page.t("outings.kind." + plan.kind().code());
  }

  private static String when(SocialPlanDetails plan, PageContext page) {
    if (plan.at() != null) {
      return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(page.locale()).format(plan.at());
    }
    return plan.date().map(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(page.locale())::format)
        .orElse(page.t("outings.no-day"));
  }

  private static String sheet(SocialPlanForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "outings/social-plan-form";
  }
}
