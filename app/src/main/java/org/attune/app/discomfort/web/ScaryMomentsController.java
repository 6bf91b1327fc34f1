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
import org.attune.app.discomfort.Appraisal;
import org.attune.app.discomfort.HarmSign;
import org.attune.app.discomfort.Narrative;
import org.attune.app.discomfort.ScaryMoment;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Conflict;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLines;
import org.attune.app.safety.PracticeHelpLines;
import org.attune.app.space.CurrentTherapist;
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

/** A guided look at a scary moment: signs of harm first, then what happened, then what speaks for what. */
@Controller
@RequestMapping(PrivateAddresses.DISCOMFORT)
class ScaryMomentsController {

  private static final String HOME = PrivateAddresses.DISCOMFORT;

  private final ScaryMoments moments;
  private final Circle circle;
  private final HelpLines lines;
  private final HelpCountry country;
  private final PracticeHelpLines own;
  private final CurrentTherapist therapist;
  private final PageContexts pages;

  ScaryMomentsController(ScaryMoments moments, Circle circle, HelpLines lines, HelpCountry country, PracticeHelpLines own,
      CurrentTherapist therapist, PageContexts pages) {
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
    PageContext page = pages.of(request);
    Map<ConnectionId, String> names = circle.all(viewer).stream().collect(Collectors.toMap(Connection::id, Connection::name));
    model.addAttribute("moments", new ScaryMomentsView(moments.all(viewer).stream()
        .map(m -> new ScaryMomentsView.ScaryMomentItem(HOME + "/" + m.id(), m.connection() == null || names.get(m.connection()) == null
            ? page.t("discomfort.a-moment") : page.t("discomfort.a-moment-with", names.get(m.connection())),
                on(page, m.madeAt()))).toList()));
    return "discomfort/scary-moments";
  }

  @GetMapping("/new")
  String ask(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String with, Model model) {
    return signs(viewer, HarmSignsForm.blank(with), new FieldErrors(), model);
  }

  /** One yes is enough; without any, each question wants its answer, or one that is for all of them. */
  @PostMapping("/new")
  String begin(Viewer.Oneself viewer, @ModelAttribute HarmSignsForm form, HttpServletResponse response, Model model) {
    Set<HarmSign> yes = form.confirmed();
    var errors = new FieldErrors();
    if (yes.isEmpty() && form.none() == null) {
      Arrays.stream(HarmSign.values()).filter(sign -> !"no".equals(form.answer(sign)))
          .forEach(sign -> errors.add(sign.code(), "discomfort.sign." + sign.code() + ".missing"));
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return signs(viewer, form, errors, model);
    }
    var id = new ScaryMomentId(IdempotencyKeys.of(form.key()));
    moments.begin(viewer, id, form.with() == null || form.with().isEmpty() ? null : new ConnectionId(IdempotencyKeys.of(form.with())), yes);
    return "redirect:" + HOME + "/" + id + (yes.isEmpty() ? "/words" : "");
  }

  @GetMapping("/{id}")
  String read(Viewer.Oneself viewer, @PathVariable UUID id, HttpServletRequest request, Model model) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    PageContext page = pages.of(request);
    String with = moment.connection() == null ? null : circle.get(viewer, moment.connection()).name();
    model.addAttribute("moment", new ScaryMomentView(moment, on(page, moment.madeAt()), with, own.all(viewer),
        lines.ofCountry(country.code()), country.code() == null ? lines.countries() : Set.of(),
        therapist.isPresentFor(viewer)));
    return moment.isDanger() ? "discomfort/danger" : "discomfort/scary-moment";
  }

  @GetMapping("/{id}/words")
  String open(Viewer.Oneself viewer, @PathVariable UUID id, Model model) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    return words(moment, NarrativeForm.of(moment.narrative(), moment.version()), Narrative.EMPTY, new FieldErrors(), model);
  }

  /** Where it was changed on another device meanwhile, that is shown too, and what was typed stays in its fields. */
  @PostMapping("/{id}/words")
  String tell(Viewer.Oneself viewer, @PathVariable UUID id, @ModelAttribute NarrativeForm form, HttpServletResponse response, Model model) {
    var moment = new ScaryMomentId(id);
    Narrative narrative = form.narrative();
    var errors = new FieldErrors();
    if (narrative.isEmpty()) {
      errors.add("happened", "discomfort.words.missing");
    }
    errors.requireLength("happened", narrative.happened(), ScaryMoments.MAX_LENGTH).requireLength("body", narrative.body(),
        ScaryMoments.MAX_LENGTH)
        .requireLength("other", narrative.other(), ScaryMoments.MAX_LENGTH).requireLength("afterwards", narrative.afterwards(),
            ScaryMoments.MAX_LENGTH);
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return words(moments.get(viewer, moment), form, Narrative.EMPTY, errors, model);
    }
    try {
      moments.writeNarrative(viewer, moment, Objects.requireNonNullElse(form.version(), 0), narrative);
    } catch (Conflict changed) {
      ScaryMoment now = moments.get(viewer, moment);
      response.setStatus(HttpStatus.CONFLICT.value());
      return words(now, form.onVersion(now.version()), now.narrative(), errors.add("happened", "discomfort.words.changed"), model);
    }
    return moments.get(viewer, moment).isDanger() ? PageContext.redirectWithNotice(HOME + "/" + id, "discomfort.kept")
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
    List<Appraisal> chosen = IntStream.range(0, moment.narrative().pieces().size())
        .mapToObj(i -> side(request.getParameter("side-" + i))).toList();
    try {
      moments.appraise(viewer, moment.id(), version, chosen);
    } catch (Conflict changed) {
      response.setStatus(HttpStatus.CONFLICT.value());
      return sides(weighable(viewer, id), new FieldErrors().add("side-0", "discomfort.sides.changed"), model);
    }
    return PageContext.redirectWithNotice(HOME + "/" + id, "discomfort.kept");
  }

  @PostMapping("/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    moments.delete(viewer, new ScaryMomentId(id));
    return PageContext.redirectWithNotice(HOME, "discomfort.deleted");
  }

  private ScaryMoment weighable(Viewer.Oneself viewer, UUID id) {
    ScaryMoment moment = moments.get(viewer, new ScaryMomentId(id));
    if (moment.isDanger()) {
      throw new NotFound();
    }
    return moment;
  }

  private String signs(Viewer.Oneself viewer, HarmSignsForm form, FieldErrors errors, Model model) {
    model.addAttribute("signs", new HarmSignsView(form, circle.all(viewer).stream()
        .map(c -> new HarmSignsView.ConnectionOption(c.id().toString(), c.name())).toList()));
    model.addAttribute("errors", errors);
    return "discomfort/signs";
  }

  private static String words(ScaryMoment moment, NarrativeForm form, Narrative elsewhere, FieldErrors errors, Model model) {
    model.addAttribute("moment", moment);
    model.addAttribute("form", form);
    model.addAttribute("elsewhere", elsewhere);
    model.addAttribute("errors", errors);
    return "discomfort/narrative-form";
  }

  private static String sides(ScaryMoment moment, FieldErrors errors, Model model) {
    model.addAttribute("moment", moment);
    model.addAttribute("errors", errors);
    return "discomfort/appraisal";
  }

  private static Appraisal side(@Nullable String code) {
    return Arrays.stream(Appraisal.values()).filter(side -> side.code().equals(code)).findFirst().orElse(Appraisal.UNSURE);
  }

  private static String on(PageContext page, Instant at) {
    return page.date(at.atZone(Objects.requireNonNull(page.person()).zone()).toLocalDate());
  }
}
