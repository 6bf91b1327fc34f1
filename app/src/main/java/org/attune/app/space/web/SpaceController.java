package org.attune.app.space.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SeenMoments;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceDiagram;
import org.attune.app.space.SpaceSection;
import org.attune.app.space.SpaceSuggestion;
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

  private static final int LATEST = 3;

  private final Spaces spaces;
  private final List<SpaceSection> parts;
  private final SeenMoments moments;
  private final PageContexts pages;
  private final Clock clock;

  SpaceController(Spaces spaces, List<SpaceSection> parts, SeenMoments moments, PageContexts pages, Clock clock) {
    this.spaces = spaces;
    this.parts = parts;
    this.moments = moments;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(PrivateAddresses.SPACE)
  String space(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    List<SpaceEntry> entries = spaces.entries(viewer);
    List<SpaceSuggestion> due = spaces.suggestions(viewer, page);
    SpaceDiagram picture = spaces.picture(viewer, page).orElse(null);
    List<SpaceView.DatedItem> ahead = Stream.concat(due.stream().skip(1).map(SpaceView.DatedItem::of),
        spaces.plannedEvents(viewer, page).stream().map(event -> SpaceView.DatedItem.of(event, page))).toList();
    List<SpaceView.SectionLink> others = parts.stream().filter(part -> part.isFor(viewer))
        .filter(part -> !part.address().equals(PrivateAddresses.SAFETY_PLAN) && (picture == null || !part.address().equals(picture.address())))
        .map(part -> SpaceView.SectionLink.of(part, entries)).toList();
    model.addAttribute("space", new SpaceView(SpaceView.greeting(clock.instant().atZone(page.zone())), lines(spaces.notices(viewer), request),
        due.stream().findFirst().orElseGet(() -> gentleSuggestion(picture, page)), ahead, picture,
        entries.stream().anyMatch(entry -> entry.address().equals(PrivateAddresses.SAFETY_PLAN)), others,
        new SpaceView.RecentSteps(lines(entries.stream().limit(LATEST).toList(), request), entries.size() > LATEST)));
    return "space/space";
  }

  @GetMapping(PrivateAddresses.SPACE + "/path")
  String path(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    model.addAttribute("path", lines(spaces.entries(viewer), request));
    return "space/path";
  }

  /** What is looked for is in no address. */
  @PostMapping(PrivateAddresses.SPACE + "/search")
  String search(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String wanted, HttpServletRequest request, Model model) {
    String said = wanted.strip().toLowerCase(Locale.ROOT);
    model.addAttribute("search", SpaceSearchView.of(wanted.strip(), said.isEmpty() ? List.of()
        : spaces.entries(viewer).stream().filter(entry -> entry.contains(said)).toList(), pages.of(request), clock.instant()));
    return "space/search";
  }

  @GetMapping(PrivateAddresses.SPACE + "/search")
  String search(Viewer.Oneself viewer, Model model) {
    model.addAttribute("search", new SpaceSearchView("", List.of()));
    return "space/search";
  }

  /** Something small, fitted to the pace that was chosen; another one when asked again. */
  @GetMapping(PrivateAddresses.SMALL_STEPS)
  String small(Viewer.Oneself viewer, @RequestParam(required = false) @Nullable String pace,
      @RequestParam(defaultValue = "0") int another, Model model) {
    return small(pace, another, true, model);
  }

  /** The same for somebody without a sign-in: something small, now. */
  @GetMapping(PrivateAddresses.SMALL_STEP_NOW)
  String smallStepNow(Viewer.Visitor viewer, @RequestParam(required = false) @Nullable String pace,
      @RequestParam(defaultValue = "0") int another, Model model) {
    return small(pace, another, false, model);
  }

  private static String small(@Nullable String pace, int another, boolean inSpace, Model model) {
    model.addAttribute("pace", Arrays.stream(Pace.values()).filter(one -> one.code().equals(pace)).findFirst().orElse(null));
    model.addAttribute("thing", Math.floorMod(another, Pace.THINGS) + 1);
    model.addAttribute("inSpace", inSpace);
    return "space/small-step";
  }

  @GetMapping(PrivateAddresses.SEEN_MOMENTS)
  String seen(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    return seen(viewer, "", null, new FieldErrors(), request, model);
  }

  @PostMapping(PrivateAddresses.SEEN_MOMENTS)
  String keep(Viewer.Oneself viewer, @RequestParam(defaultValue = "") String line, @RequestParam(required = false) @Nullable String key,
      HttpServletRequest request, HttpServletResponse response, Model model) {
    var errors = new FieldErrors().requireVisible("line", line);
    int length = line.strip().codePointCount(0, line.strip().length());
    if (length == 0) {
      errors.add("line", "space.seen.missing");
    } else if (length > SeenMoments.MAX_LENGTH) {
      errors.add("line", "space.seen.long", SeenMoments.MAX_LENGTH, length);
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return seen(viewer, line, key, errors, request, model);
    }
    moments.add(viewer, IdempotencyKeys.of(key), line.strip());
    return PageContext.redirectWithNotice(PrivateAddresses.SEEN_MOMENTS, "space.kept");
  }

  @PostMapping(PrivateAddresses.SEEN_MOMENTS + "/{id}/deletion")
  String delete(Viewer.Oneself viewer, @PathVariable UUID id) {
    moments.delete(viewer, id);
    return PageContext.redirectWithNotice(PrivateAddresses.SEEN_MOMENTS, "space.deleted");
  }

  private String seen(Viewer.Oneself viewer, String line, @Nullable String key, FieldErrors errors,
      HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    model.addAttribute("seen", new SeenMomentsView(moments.all(viewer).stream()
        .map(kept -> new SeenMomentsView.SeenMomentItem(kept.id(), kept.words(),
            PathItem.when(kept.at(), page, clock.instant()))).toList(), line));
    model.addAttribute("key", key);
    model.addAttribute("errors", errors);
    return "space/seen-moments";
  }

  /** Where nothing is due: to note somebody while nobody is, and then something small, another each day. */
  private static SpaceSuggestion gentleSuggestion(@Nullable SpaceDiagram picture, PageContext page) {
    if (picture == null) {
      return new SpaceSuggestion(page.t("space.first"), page.t("space.first.about"), page.t("space.first.begin"), PrivateAddresses.CIRCLE + "/new", null, null);
    }
    int thing = Math.floorMod((int) page.today().toEpochDay(), Pace.THINGS) + 1;
    return new SpaceSuggestion(page.t("space.small." + Pace.RESTING.code() + "." + thing), page.t("space.small.or-nothing"),
        page.t("space.small.another"), PrivateAddresses.SMALL_STEPS, null, null);
  }

  private List<PathItem> lines(List<SpaceEntry> entries, HttpServletRequest request) {
    return PathItem.of(entries, pages.of(request), clock.instant());
  }
}
