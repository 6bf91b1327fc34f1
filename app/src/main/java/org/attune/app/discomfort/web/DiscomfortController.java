package org.attune.app.discomfort.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.app.circle.Circle;
import org.attune.app.circle.Connection;
import org.attune.app.circle.ConnectionId;
import org.attune.app.discomfort.Account;
import org.attune.app.discomfort.ScaryMoment;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.discomfort.Side;
import org.attune.app.discomfort.Sign;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.jspecify.annotations.Nullable;
import org.attune.app.space.CurrentTherapist;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A guided look at a scary moment: signs of harm first, then what happened, then what speaks for what. */
@Controller
@RequestMapping(Addresses.DISCOMFORT)
class DiscomfortController {

  private static final String HOME = Addresses.DISCOMFORT;

  private final ScaryMoments moments;
  private final Circle circle;
  private final HelpLines lines;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final CurrentTherapist therapist;
  private final Pages pages;

  DiscomfortController(ScaryMoments moments, Circle circle, HelpLines lines, HelpCountry country, PracticeHelpLines own,
      CurrentTherapist therapist, Pages pages) {
    this.moments = moments;
    this.circle = circle;
    this.lines = lines;
    this.country = country;
    this.own = own;
    this.therapist = therapist;
    this.pages = pages;
  }

  @GetMapping
  String all(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    Map<ConnectionId, String> names = circle.all(viewer).stream().collect(Collectors.toMap(Connection::id, Connection::name));
    model.addAttribute("moments", new DiscomfortPage(moments.all(viewer).stream()
        .map(m -> new DiscomfortPage.Line(HOME + "/" + m.id(), m.with() == null || names.get(m.with()) == null
            ? page.t("discomfort.a-moment") : page.t("discomfort.a-moment-with", names.get(m.with())), on(page, m.madeAt()))).toList()));
    return "discomfort/moments";
  }

  @GetMapping("/new")
  String ask(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String with, Model model) {
    return signs(viewer, SignsForm.blank(with), new FieldErrors(), model);
  }

  /** One yes is enough; without any, each question wants its answer. */
  @PostMapping("/new")
  String begin(Viewer.Oneself viewer, @ModelAttribute SignsForm form, HttpServletResponse response, Model model) {
    Set<Sign> yes = form.yes();
    var errors = new FieldErrors();
    if (yes.isEmpty()) {
      Arrays.stream(Sign.values()).filter(sign -> !"no".equals(form.answer(sign)))
          .forEach(sign -> errors.add(sign.code(), "discomfort.sign." + sign.code() + ".missing"));
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return signs(viewer, form, errors, model);
    }
    var id = new ScaryMomentId(Keys.of(form.key()));
    moments.begin(viewer, id, form.with() == null || form.with().isEmpty() ? null : new ConnectionId(Keys.of(form.with())), yes);
    return "redirect:" + HOME + "/" + id + (yes.isEmpty() ? "/words" : "");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    Page page = pages.of(request);
    String with = moment.with() == null ? null : circle.get(viewer, moment.with()).name();
    model.addAttribute("moment", new MomentPage(moment, on(page, moment.madeAt()), with, own.all(viewer),
        lines.in(country.code()), country.code() == null ? lines.countries() : Set.of(),
        therapist.isThereFor(viewer)));
    return moment.isDanger() ? "discomfort/danger" : "discomfort/moment";
  }

  @GetMapping("/{id}/words")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    return words(moment, AccountForm.of(moment.account(), moment.version()), Account.NONE, new FieldErrors(), model);
  }

  /** Where it was changed on another device meanwhile, that stands on the page too, and what was typed stays in its fields. */
  @PostMapping("/{id}/words")
  String tell(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute AccountForm form, HttpServletResponse response, Model model) {
    var moment = new ScaryMomentId(id);
    Account account = form.account();
    var errors = new FieldErrors();
    if (account.isEmpty()) {
      errors.add("happened", "discomfort.words.missing");
    }
    errors.fits("happened", account.happened(), ScaryMoments.LONGEST).fits("body", account.body(), ScaryMoments.LONGEST)
        .fits("other", account.other(), ScaryMoments.LONGEST).fits("afterwards", account.afterwards(), ScaryMoments.LONGEST);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return words(moments.get(viewer, moment), form, Account.NONE, errors, model);
    }
    try {
      moments.tell(viewer, moment, Objects.requireNonNullElse(form.version(), 0), account);
    } catch (Conflict changed) {
      ScaryMoment now = moments.get(viewer, moment);
      response.setStatus(HttpStatus.CONFLICT.value());
      return words(now, form.on(now.version()), now.account(), errors.add("happened", "discomfort.words.changed"), model);
    }
    return moments.get(viewer, moment).isDanger() ? Page.done(HOME + "/" + id, "discomfort.kept")
        : "redirect:" + HOME + "/" + id + "/sides";
  }

  @GetMapping("/{id}/sides")
  String weigh(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    return sides(weighable(viewer, id), new FieldErrors(), model);
  }

  @PostMapping("/{id}/sides")
  String sort(Viewer.Oneself viewer, @PathVariable UUID id, @RequestParam(defaultValue = "0") int version, HttpServletRequest request,
      HttpServletResponse response, Model model) {
    ScaryMoment moment = weighable(viewer, id);
    List<Side> chosen = IntStream.range(0, moment.account().pieces().size())
        .mapToObj(i -> side(request.getParameter("side-" + i))).toList();
    try {
      moments.sort(viewer, moment.id(), version, chosen);
    } catch (Conflict changed) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return sides(weighable(viewer, id), new FieldErrors().add("side-0", "discomfort.sides.changed"), model);
    }
    return Page.done(HOME + "/" + id, "discomfort.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    moments.delete(viewer, new ScaryMomentId(id));
    return Page.done(HOME, "discomfort.deleted");
  }

  private ScaryMoment weighable(Viewer.Oneself viewer, UUID id) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    if (moment.isDanger()) {
      throw new NotFound();
    }
    return moment;
  }

  private String signs(Viewer.Oneself viewer, SignsForm form, FieldErrors errors, Model model) {
    model.addAttribute("signs", new SignsPage(form, circle.all(viewer).stream()
        .map(c -> new SignsPage.Person(c.id().toString(), c.name())).toList()));
    model.addAttribute("errors", errors);
    return "discomfort/signs";
  }

  private static String words(ScaryMoment moment, AccountForm form, Account elsewhere, FieldErrors errors, Model model) {
    model.addAttribute("moment", moment);
    model.addAttribute("form", form);
    model.addAttribute("elsewhere", elsewhere);
    model.addAttribute("errors", errors);
    return "discomfort/words";
  }

  private static String sides(ScaryMoment moment, FieldErrors errors, Model model) {
    model.addAttribute("moment", moment);
    model.addAttribute("errors", errors);
    return "discomfort/sides";
  }

  private static Side side(@Nullable String code) {
    return Arrays.stream(Side.values()).filter(side -> side.code().equals(code)).findFirst().orElse(Side.UNSURE);
  }

  private static String on(Page page, Instant at) {
    return page.date(at.atZone(Objects.requireNonNull(page.who()).zone()).toLocalDate());
  }
}
