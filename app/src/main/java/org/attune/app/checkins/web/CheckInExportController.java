package org.attune.app.checkins.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.checkins.Chair;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.CheckIns;
import org.attune.app.checkins.Item;
import org.attune.app.checkins.Unsaid;
import org.attune.app.checkins.UnsaidEntry;
import org.attune.app.identity.People;
import org.attune.app.identity.Person;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.CsvFile;
import org.attune.app.layout.Download;
import org.attune.app.layout.NotFound;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PageContexts;
import org.attune.app.practices.Practices;
import org.attune.app.sessions.Course;
import org.attune.app.sessions.Courses;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.app.sessions.Sessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/** All that a client said in check-ins, and could not say aloud, as a file. */
@Controller
class CheckInExportController {

  private final Courses courses;
  private final Sessions sessions;
  private final CheckIns checkIns;
  private final Unsaid unsaid;
  private final People people;
  private final Practices practices;
  private final PageContexts pages;
  private final JsonMapper json;

  CheckInExportController(Courses courses, Sessions sessions, CheckIns checkIns, Unsaid unsaid, People people, Practices practices,
      PageContexts pages,
      JsonMapper json) {
    this.courses = courses;
    this.sessions = sessions;
    this.checkIns = checkIns;
    this.unsaid = unsaid;
    this.people = people;
    this.practices = practices;
    this.pages = pages;
    this.json = json;
  }

  /** A page that can be read anywhere. */
  @GetMapping("/course/check-ins.html")
  String page(Viewer.Oneself viewer, HttpServletRequest request, HttpServletResponse response, Model model) {
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.contentDisposition("check-ins.html"));
    model.addAttribute("taken", taken(viewer, pages.of(request)));
    return "checkins/export-page";
  }

  @GetMapping("/course/check-ins.csv")
  ResponseEntity<String> csv(Viewer.Oneself viewer, HttpServletRequest request) {
    PageContext page = pages.of(request);
    return CsvFile.of("check-ins.csv", List.of("when", "with", "what", "said", "reader"), taken(viewer, page).stream().flatMap(one -> Stream.concat(
        one.answers().stream().map(answer -> List.of(one.when(), one.with(), answer.what(), String.valueOf(answer.value()), "")),
        one.lines().stream().map(line -> List.of(one.when(), one.with(), page.t("checkins.own.lines"), line.words(), line.reader())))));
  }

  @GetMapping("/course/check-ins.json")
  ResponseEntity<String> json(Viewer.Oneself viewer, HttpServletRequest request) {
    return Download.attachment("check-ins.json", "application/json", json.writerWithDefaultPrettyPrinter()
        .writeValueAsString(Map.of("checkIns", taken(viewer, pages.of(request)))));
  }

  /** Session by session, the earliest first; those of which nothing was said are left out. */
  private List<CheckInExport> taken(Viewer.Oneself viewer, PageContext page) {
    return courses.ofClient(viewer).stream().flatMap(course -> taken(viewer, course, page)).toList();
  }

  private Stream<CheckInExport> taken(Viewer.Oneself viewer, Course course, PageContext page) {
    ZoneId zone = practices.find(viewer, course.practice()).orElseThrow(NotFound::new).timeZone();
    Person therapist = people.byId(viewer, List.of(course.therapist())).get(course.therapist());
    String with = therapist == null ? "" : therapist.name();
    Map<SessionId, CheckIn> given = checkIns.series(viewer, course.id()).stream().filter(c -> c.chair() == Chair.CLIENT)
        .collect(Collectors.toMap(CheckIn::session, c -> c));
    Map<SessionId, List<UnsaidEntry>> lines =
        unsaid.ofClient(viewer, course.id()).stream().collect(Collectors.groupingBy(UnsaidEntry::session));
    return sessions.of(viewer, course.id()).stream()
        .filter(s -> given.containsKey(s.id()) || lines.containsKey(s.id()))
        .map(s -> new CheckInExport(s.plannedAt().atZone(zone).toOffsetDateTime().toString(), with,
            answers(given.get(s.id()), page), lines.getOrDefault(s.id(), List.of()).stream()
                .map(line -> new CheckInExport.UnsaidText(line.words(), reader(line, with, zone, page))).toList()));
  }

  private static List<CheckInExport.ItemRating> answers(@Nullable CheckIn given, PageContext page) {
    return given == null ? List.of() : Arrays.stream(Item.values())
        .map(item -> new CheckInExport.ItemRating(page.t("checkins.name." + item.code()), given.ratings().rating(item))).toList();
  }

  private static String reader(UnsaidEntry line, String therapist, ZoneId zone, PageContext page) {
    if (line.openedAt() != null) {
      return page.t("checkins.own.line.opened", page.date(LocalDate.ofInstant(line.openedAt(), zone)));
    }
    if (line.readAt() != null) {
      return page.t("checkins.own.line.read", therapist, page.date(LocalDate.ofInstant(line.readAt(), zone)));
    }
    return page.t("checkins.own.line." + line.audience().code() + (line.hintShown() ? ".hint" : ""), therapist);
  }
}
