package org.attune.app.bringing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessedRecord;
import org.attune.app.bringing.EntryCopy;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntry;
import org.attune.app.bringing.SharedEntryId;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.PersonName;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.Spaces;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Bringing an entry to one's therapist, and taking it back; and all that a client brought, for the therapist. */
@Controller
class SharedEntriesController {

  private final EntrySharing bringing;
  private final Spaces spaces;
  private final Courses courses;
  private final People people;
  private final Practices practices;
  private final AccessLog looks;
  private final PageContexts pages;
  private final Clock clock;

  SharedEntriesController(EntrySharing bringing, Spaces spaces, Courses courses, People people, Practices practices, AccessLog looks,
      PageContexts pages, Clock clock) {
    this.bringing = bringing;
    this.spaces = spaces;
    this.courses = courses;
    this.people = people;
    this.practices = practices;
    this.looks = looks;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(PrivateAddresses.BRINGING)
  @Transactional
  String brought(Viewer.Oneself viewer, HttpServletRequest request, Model model) {
    PageContext page = pages.of(request);
    var zone = Objects.requireNonNull(page.person()).zone();
    var all = bringing.all(viewer);
    if (all.isEmpty()) { // no therapist, and never one: the page speaks of nothing else
      throw new NotFound();
    }
    var names = people.byId(viewer, all.keySet().stream().map(Course::therapist).distinct().toList());
    var shared = new ArrayList<OwnSharedEntriesView.OwnSharedEntry>();
    all.forEach((course, copies) -> copies.forEach(copy -> shared.add(new OwnSharedEntriesView.OwnSharedEntry(copy.id().value(),
        name(names.get(course.therapist())), EntryCopyView.of(copy.copy(), page),
        on(copy.at(), zone, page), copy.liveUntil() == null ? null : on(copy.liveUntil(), zone, page),
        copy.liveUntil() != null && !copy.liveUntil().isAfter(clock.instant())))));
    boolean hasTherapist = all.keySet().stream().anyMatch(Course::isOpen);
    model.addAttribute("brought", new OwnSharedEntriesView(shared, hasTherapist ? lines(spaces.views(viewer), zone, page) : List.of(),
        hasTherapist ? lines(spaces.entries(viewer), zone, page) : List.of(), hasTherapist));
    return "bringing/own-shared-entries";
  }

  @GetMapping(PrivateAddresses.BRINGING + "/{entry}")
  @Transactional
  String look(Viewer.Oneself viewer, @PathVariable UUID entry, HttpServletRequest request, Model model) {
    List<Course> all = courses.ofClient(viewer);
    if (all.isEmpty()) {
      throw new NotFound();
    }
    List<Course> open = all.stream().filter(Course::isOpen).toList();
    var names = people.byId(viewer, open.stream().map(Course::therapist).distinct().toList());
    model.addAttribute("bring", new ShareEntryView(entry, EntryCopyView.of(EntryCopy.of(bringing.entry(viewer, entry)), pages.of(request)),
        open.stream().map(c -> new ShareEntryView.Recipient(c.id(), name(names.get(c.therapist())))).toList()));
    return "bringing/share";
  }

  @PostMapping(PrivateAddresses.BRINGING + "/{entry}")
  String bring(Viewer.Oneself viewer, @PathVariable UUID entry, @RequestParam CourseId course, @RequestParam UUID key) {
    bringing.shareCopy(viewer, new SharedEntryId(key), course, entry);
    return PageContext.redirectWithNotice(PrivateAddresses.BRINGING, "bringing.brought");
  }

  @PostMapping(PrivateAddresses.BRINGING + "/{entry}/live")
  String show(Viewer.Oneself viewer, @PathVariable UUID entry, @RequestParam CourseId course, @RequestParam UUID key) {
    bringing.shareLive(viewer, new SharedEntryId(key), course, entry);
    return PageContext.redirectWithNotice(PrivateAddresses.BRINGING, "bringing.live");
  }

  @PostMapping(PrivateAddresses.BRINGING + "/{id}/renewal")
  String renew(Viewer.Oneself viewer, @PathVariable UUID id) {
    bringing.renew(viewer, new SharedEntryId(id));
    return PageContext.redirectWithNotice(PrivateAddresses.BRINGING, "bringing.live");
  }

  @PostMapping(PrivateAddresses.BRINGING + "/{id}/taking-back")
  String takeBack(Viewer.Oneself viewer, @PathVariable UUID id) {
    bringing.revoke(viewer, new SharedEntryId(id));
    return PageContext.redirectWithNotice(PrivateAddresses.BRINGING, "bringing.taken-back");
  }

  /** For the therapist; the client can read that they looked. */
  @GetMapping("/courses/{id}/brought")
  @Transactional
  String read(Viewer.Member viewer, @PathVariable CourseId id, HttpServletRequest request, Model model) {
    Course course = courses.ofTherapist(viewer).stream().filter(c -> c.id().equals(id) && c.therapist().equals(viewer.person()))
        .findFirst().orElseThrow(NotFound::new);
    List<SharedEntry> copies = bringing.ofCourse(viewer, id);
    if (!copies.isEmpty()) {
      looks.record(viewer, id, AccessedRecord.BROUGHT);
    }
    PageContext page = pages.of(request);
    var zone = practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone();
    model.addAttribute("clientName", people.find(viewer, course.client()).map(Person::personName).orElse(PersonName.of("")));
    model.addAttribute("course", id);
    model.addAttribute("brought", copies.stream().map(copy -> new SharedEntryView(EntryCopyView.of(copy.copy(), page),
        on(copy.at(), zone, page), copy.liveUntil() == null ? null : on(copy.liveUntil(), zone, page))).toList());
    return "bringing/shared-entries";
  }

  private static List<OwnSharedEntriesView.OwnEntry> lines(List<SpaceEntry> entries, ZoneId zone, PageContext page) {
    return entries.stream().map(e -> new OwnSharedEntriesView.OwnEntry(e.id(), EntryCopyView.of(EntryCopy.of(e), page),
        at(e.at(), zone, page)))
        .toList();
  }

  private static String on(Instant at, ZoneId zone, PageContext page) {
    return page.date(at.atZone(zone).toLocalDate());
  }

  private static String at(Instant at, ZoneId zone, PageContext page) {
    return page.t("bringing.when", on(at, zone, page), page.time(at.atZone(zone).toLocalTime()));
  }

  private static String name(@Nullable Person person) {
    return person == null ? "" : person.shortName();
  }
}
