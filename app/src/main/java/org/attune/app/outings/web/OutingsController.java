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
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.layout.Refused;
import org.attune.app.outings.Outing;
import org.attune.app.outings.OutingId;
import org.attune.app.outings.Outings;
import org.attune.app.outings.Plan;
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

/** Outings: the sheet, each with its calendar file and words to ask with, and all of them. */
@Controller
@RequestMapping(Addresses.OUTINGS)
class OutingsController {

  private static final String HOME = Addresses.OUTINGS;
  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

  private final Outings outings;
  private final Circle circle;
  private final Pages pages;
  private final Clock clock;

  OutingsController(Outings outings, Circle circle, Pages pages, Clock clock) {
    this.outings = outings;
    this.circle = circle;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    model.addAttribute("outings", new OutingsPage(outings.all(viewer).stream()
        .map(o -> new OutingsPage.Line(HOME + "/" + o.id(), heading(o, page), when(o.plan(), page))).toList()));
    return "outings/outings";
  }

  @GetMapping("/new")
  String begin(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String connection, Model model) {
    return sheet(OutingForm.with(connection.isEmpty() ? "" : circle.suggested(viewer, new ConnectionId(Keys.of(connection)))),
        new FieldErrors(), model);
  }

  @PostMapping("/new")
  String keep(Viewer.Oneself viewer, @ModelAttribute OutingForm form, HttpServletRequest request, HttpServletResponse response,
      Model model) {
    var errors = new FieldErrors();
    Optional<Plan.Kind> kind = Arrays.stream(Plan.Kind.values()).filter(k -> k.code().equals(form.kind())).findFirst();
    String other = FormInput.line(form.other());
    if (kind.isEmpty()) {
      errors.add("kind", "outings.kind.missing");
    } else if (kind.get() == Plan.Kind.OTHER && other.isEmpty()) {
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
    errors.fits("other", other, Outings.LONGEST).fits("with", FormInput.line(form.with()), Outings.LONGEST)
        .fits("place", FormInput.line(form.place()), Outings.LONGEST);
    try {
      circle.refuseSetApart(viewer, "with", FormInput.line(form.with()), form.somebodyElse() != null);
    } catch (Refused setApart) {
      errors.add(setApart, "with");
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return sheet(form, errors, model);
    }
    var id = new OutingId(Keys.of(form.key()));
    outings.keep(viewer, id, new Plan(FormInput.line(form.with()), kind.orElseThrow(), kind.get() == Plan.Kind.OTHER ? other : "",
        FormInput.line(form.place()), day == null || time == null ? null : day.atTime(time), time == null ? day : null,
        Objects.requireNonNull(pages.of(request).who()).zone()));
    return Page.done(HOME + "/" + id, "outings.kept");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    Outing outing = outings.get(viewer, new OutingId(id));
    Page page = pages.of(request);
    Plan plan = outing.plan();
    Object[] about = {what(plan, page), plan.on().isEmpty() ? page.t("outings.this-week") : page.t("outings.on", when(plan, page)), plan.place().isEmpty() ? "" : page.t("outings.at-place", plan.place()),
        plan.kind() == Plan.Kind.OTHER ? plan.other() : page.t("outings.within." + plan.kind().code())};
    model.addAttribute("outing", new OutingPage(outing.id(), heading(outing, page), when(plan, page), plan.place(),
        Stream.of("light", "warm", "plain", "easy").map(tone -> {
          String words = page.t("outings.words." + tone, about);
          return new OutingPage.Words(page.t("outings.tone." + tone), words,
              "mailto:?body=" + URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20"));
        }).toList(), plan.on().isPresent(), plan.on().filter(day -> day.isBefore(LocalDate.now(clock.withZone(plan.zone())))).isPresent(),
        plan.after()));
    return "outings/outing";
  }

  @GetMapping("/{id}/invitation.ics")
  ResponseEntity<String> calendar(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request) {
    Outing outing = outings.get(viewer, new OutingId(id));
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/calendar;charset=utf-8").cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invitation.ics\"")
        .body(outing.calendar(what(outing.plan(), pages.of(request))));
  }

  /** Whether it took place; anything else is taken for nothing said, and the page asks again. */
  @PostMapping("/{id}/afterwards")
  String say(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String answer) {
    outings.say(viewer, new OutingId(id),
        Arrays.stream(Plan.After.values()).filter(after -> after.code().equals(answer)).findFirst().orElse(null));
    return Page.done(HOME + "/" + id, "outings.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    outings.delete(viewer, new OutingId(id));
    return Page.done(HOME, "outings.deleted");
  }

  private static String heading(Outing outing, Page page) {
    String with = outing.plan().with();
    return with.isEmpty() ? what(outing.plan(), page) : page.t("outings.what-with", what(outing.plan(), page), with);
  }

  private static String what(Plan plan, Page page) {
    return plan.kind() == Plan.Kind.OTHER ? plan.other() : page.t("outings.kind." + plan.kind().code());
  }

  private static String when(Plan plan, Page page) {
    if (plan.at() != null) {
      return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(page.locale()).format(plan.at());
    }
    return plan.on().map(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(page.locale())::format)
        .orElse(page.t("outings.no-day"));
  }

  private static String sheet(OutingForm form, FieldErrors errors, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("errors", errors);
    return "outings/sheet";
  }
}
