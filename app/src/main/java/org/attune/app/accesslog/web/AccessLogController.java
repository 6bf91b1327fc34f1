package org.attune.app.accesslog.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.accesslog.AccessLog;
import org.attune.app.accesslog.AccessLogEntry;
import org.attune.app.identity.People;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has looked, for the client. */
@Controller
class AccessLogController {

  private final AccessLog looks;
  private final People people;
  private final Practices practices;
  private final Clock clock;

  AccessLogController(AccessLog looks, People people, Practices practices, Clock clock) {
    this.looks = looks;
    this.people = people;
    this.practices = practices;
    this.clock = clock;
  }

  @GetMapping("/looks")
  String looks(SignedInPerson signedIn, @RequestParam(required = false) @Nullable Long before, Model model) {
    if (!signedIn.isClient()) {
      throw new NotFound();
    }
    Instant until = before == null ? clock.instant().plusSeconds(1) : Instant.ofEpochMilli(Math.clamp(before, 0L, 4102444800000L));
    List<AccessLogEntry> found = looks.entriesBefore(signedIn.asOneself(), until);
    var names = people.byId(signedIn.asOneself(), found.stream().map(AccessLogEntry::person).distinct().toList());
    var zones = practices.all(signedIn.asOneself(), found.stream().map(AccessLogEntry::practice).distinct().toList()).stream()
        .collect(Collectors.toMap(Practice::id, Practice::timeZone));
    Function<AccessLogEntry, @Nullable String> name = look -> {
      var looker = names.get(look.person());
      return looker == null ? null : looker.name();
    };
    model.addAttribute("looks", new AccessLogView(
        found.stream().map(look -> new AccessLogView.EntryLine(name.apply(look), look.record(),
            look.at().atZone(zones.getOrDefault(look.practice(), ZoneOffset.UTC)))).toList(),
        found.size() < AccessLog.PAGE_SIZE ? null : found.getLast().at().toEpochMilli()));
    return "accesslog/access-log";
  }
}
