package org.attune.app.sharing.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.app.identity.People;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.sharing.Look;
import org.attune.app.sharing.Looks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who has looked, for the client. */
@Controller
class LooksController {

  private final Looks looks;
  private final People people;
  private final Practices practices;
  private final Clock clock;

  LooksController(Looks looks, People people, Practices practices, Clock clock) {
    this.looks = looks;
    this.people = people;
    this.practices = practices;
    this.clock = clock;
  }

  @GetMapping("/looks")
  String looks(SignedIn who, @RequestParam(required = false) @Nullable Long before, Model model) {
    if (!who.isClient()) {
      throw new NotFound();
    }
    Instant until = before == null ? clock.instant().plusSeconds(1) : Instant.ofEpochMilli(Math.clamp(before, 0L, 4102444800000L));
    List<Look> found = looks.before(who.oneself(), until);
    var names = people.byId(who.oneself(), found.stream().map(Look::looker).distinct().toList());
    var zones = practices.all(who.oneself(), found.stream().map(Look::practice).distinct().toList()).stream()
        .collect(Collectors.toMap(Practice::id, Practice::timeZone));
    Function<Look, @Nullable String> name = look -> {
      var looker = names.get(look.looker());
      return looker == null ? null : looker.name();
    };
    model.addAttribute("looks", new LooksPage(
        found.stream().map(look -> new LooksPage.Line(name.apply(look), look.what(),
            look.at().atZone(zones.getOrDefault(look.practice(), ZoneOffset.UTC)))).toList(),
        found.size() < Looks.AT_ONCE ? null : found.getLast().at().toEpochMilli()));
    return "sharing/looks";
  }
}
