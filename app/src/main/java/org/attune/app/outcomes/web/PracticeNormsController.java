package org.attune.app.outcomes.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.MeasureId;
import org.attune.app.measures.MeasureScores;
import org.attune.app.outcomes.PracticeNorm;
import org.attune.app.outcomes.PracticeNorms;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is expected of courses in this practice: what that rests on, how far it can be relied on, and whether the practice wants it. */
@Controller
class PracticeNormsController {

  private final PracticeNorms norms;
  private final MeasureScores scores;
  private final Practices practices;

  PracticeNormsController(PracticeNorms norms, MeasureScores scores, Practices practices) {
    this.norms = norms;
    this.scores = scores;
    this.practices = practices;
  }

  @GetMapping("/practice/norms")
  @Transactional(readOnly = true)
  String all(Viewer.Member viewer, Model model) {
    return show(viewer, new FieldErrors(), model);
  }

  @PostMapping("/practice/norms")
  @Transactional
  String accept(Viewer.Member viewer, @RequestParam(required = false) @Nullable String read, HttpServletResponse response, Model model) {
    if (read == null) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return show(viewer, new FieldErrors().add("read", "outcomes.norms.not-read"), model);
    }
    norms.accept(viewer);
    return PageContext.redirectWithNotice("/practice/norms", "outcomes.norms-accepted");
  }

  @PostMapping("/practice/norms/removal")
  String takeBack(Viewer.Member viewer) {
    norms.takeBack(viewer);
    return PageContext.redirectWithNotice("/practice/norms", "outcomes.norms-taken-back");
  }

  private String show(Viewer.Member viewer, FieldErrors errors, Model model) {
    if (!viewer.hasRole(Role.MANAGER) && !viewer.hasRole(Role.THERAPIST)) {
      throw new NotFound();
    }
    ZoneId zone = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new).timeZone();
    Map<MeasureId, PracticeNorm> known = norms.of(viewer, viewer.practice());
    Instant acceptedAt = norms.acceptedAt(viewer, viewer.practice()).orElse(null);
    List<PracticeNormsView.MeasureNorm> measures = scores.scoredIn(viewer, viewer.practice()).stream()
        .map(measure -> new PracticeNormsView.MeasureNorm(measure.name(), known.get(measure.id()))).toList();
    model.addAttribute("norms", new PracticeNormsView(acceptedAt == null ? null : acceptedAt.atZone(zone).toLocalDate(),
        viewer.hasRole(Role.MANAGER), measures, zone, errors));
    return "outcomes/norms";
  }
}
