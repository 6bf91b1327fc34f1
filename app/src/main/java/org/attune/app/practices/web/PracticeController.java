package org.attune.app.practices.web;

import java.time.Instant;
import java.util.List;
import org.attune.app.identity.People;
import org.attune.app.identity.Recoveries;
import org.attune.app.identity.Role;
import org.attune.app.identity.SecondSteps;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.Arrivals;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.OpenAccounts;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The practice's own page: its people and invitations. Nothing clinical. */
@Controller
class PracticeController {

  private final Practices practices;
  private final People people;
  private final Invitations invitations;
  private final SecondSteps secondSteps;
  private final Recoveries recoveries;
  private final OpenAccounts accounts;
  private final List<Arrivals> arrivals;
  private final boolean mails;

  PracticeController(Practices practices, People people, Invitations invitations, SecondSteps secondSteps,
      Recoveries recoveries, OpenAccounts accounts, List<Arrivals> arrivals,
      @Value("${spring.mail.host:}") String mailHost) {
    this.practices = practices;
    this.people = people;
    this.invitations = invitations;
    this.secondSteps = secondSteps;
    this.recoveries = recoveries;
    this.accounts = accounts;
    this.arrivals = arrivals;
    this.mails = !mailHost.isBlank();
  }

  @GetMapping("/practice")
  String practice(Viewer.Member viewer, Model model) {
    Practice practice = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
    int unread = arrivals.stream().filter(a -> a.section() == Arrivals.Section.PRACTICE)
        .mapToInt(a -> a.unseen(viewer, Instant.EPOCH)).sum();
    model.addAttribute("practice", new PracticePage(practice, people.staff(viewer, practice.id()),
        invitations.waiting(viewer), viewer.person(), viewer.is(Role.MANAGER), viewer.is(Role.THERAPIST),
        viewer.person().equals(practice.concernsTo()) || unread > 0, unread, mails, secondSteps.areRequired(viewer),
        !recoveries.waiting(viewer).isEmpty(), accounts.zone(viewer).isPresent()));
    return "practices/practice";
  }
}
