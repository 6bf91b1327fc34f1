package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.Keys;
import org.attune.app.layout.Page;
import org.attune.app.layout.Pages;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SeenMoments;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own page: what is here, the quiet path, something small when they ask, and where their words stand. */
@Controller
class SpaceController {

  private static final int LATEST = 7;

  private final Spaces spaces;
  private final List<Part> parts;
  private final SeenMoments moments;
  private final Pages pages;
  private final Clock clock;

  SpaceController(Spaces spaces, List<Part> parts, SeenMoments moments, Pages pages, Clock clock) {
    this.spaces = spaces;
    this.parts = parts;
    this.moments = moments;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(Addresses.SPACE)
  String space(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    List<Entry> entries = spaces.entries(viewer);
    model.addAttribute("space", new SpacePage(parts.stream().filter(part -> part.isFor(viewer)).toList(),
        lines(spaces.news(viewer), request), lines(entries.stream().limit(LATEST).toList(), request), entries.size() > LATEST));
    return "space/space";
  }

  @GetMapping(Addresses.SPACE + "/path")
  String path(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    model.addAttribute("path", lines(spaces.entries(viewer), request));
    return "space/path";
  }

  /** What is looked for stands in no address. */
  @PostMapping(Addresses.SPACE + "/search")
  String search(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String wanted, HttpServletRequest request, Model model) {
    String said = wanted.strip().toLowerCase(Locale.ROOT);
    model.addAttribute("search", SearchPage.of(wanted.strip(), said.isEmpty() ? List.of()
        : spaces.entries(viewer).stream().filter(entry -> entry.says(said)).toList(), pages.of(request), clock.instant()));
    return "space/search";
  }

  @GetMapping(Addresses.SPACE + "/search")
  String search(Viewer.Oneself viewer, Model model) {
    model.addAttribute("search", new SearchPage("", List.of()));
    return "space/search";
  }

  /** Something small, fitted to the pace that was chosen; another one when asked again. */
  @GetMapping(Addresses.SMALL_STEPS)
  String small(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String pace,
      @RequestParam(defaultValue = "0") int another, Model model) {
    Pace chosen = null;
    for (Pace one : Pace.values()) {
      chosen = one.code().equals(pace) ? one : chosen;
    }
    model.addAttribute("pace", chosen);
    model.addAttribute("thing", Math.floorMod(another, Pace.THINGS) + 1);
    return "space/small";
  }

  @GetMapping(Addresses.SEEN)
  String seen(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    return seen(viewer, "", null, new FieldErrors(), request, model);
  }

  @PostMapping(Addresses.SEEN)
  String keep(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String line, @RequestParam(required = false) @Nullable String key,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors().visible("line", line);
    int length = line.strip().codePointCount(0, line.strip().length());
    if (length == 0) {
      errors.add("line", "space.seen.missing");
    } else if (length > SeenMoments.LONGEST) {
      errors.add("line", "space.seen.long", SeenMoments.LONGEST, length);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return seen(viewer, line, key, errors, request, model);
    }
    moments.keep(viewer, Keys.of(key), line.strip());
    return Page.done(Addresses.SEEN, "space.kept");
  }

  @PostMapping(Addresses.SEEN + "/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    moments.delete(viewer, id);
    return Page.done(Addresses.SEEN, "space.deleted");
  }

  private String seen(Viewer.Oneself viewer, String line, @Nullable String key, FieldErrors errors,
      HttpServletRequest request, Model model) {
    Page page = pages.of(request);
    model.addAttribute("seen", new SeenPage(moments.all(viewer).stream()
        .map(kept -> new SeenPage.Line(kept.id(), kept.words(), PathLine.when(kept.at(), page, clock.instant()))).toList(), line));
    model.addAttribute("key", key);
    model.addAttribute("errors", errors);
    return "space/seen";
  }

  private List<PathLine> lines(List<Entry> entries, HttpServletRequest request) {
    return PathLine.of(entries, pages.of(request), clock.instant());
  }
}
