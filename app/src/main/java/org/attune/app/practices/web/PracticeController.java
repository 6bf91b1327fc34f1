package org.attune.app.practices.web;

import java.time.Instant;
import java.util.List;
import org.attune.app.authentication.AccountRecovery;
import org.attune.app.authentication.SecondSteps;
import org.attune.app.identity.People;
import org.attune.app.identity.Role;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.NotFound;
import org.attune.app.practices.GettingStarted;
import org.attune.app.practices.Invitations;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.practices.SelfRegistration;
import org.attune.app.practices.UnseenCounter;
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
  private final AccountRecovery recovery;
  private final SelfRegistration accounts;
  private final GettingStarted gettingStarted;
  private final List<UnseenCounter> arrivals;
  private final boolean mails;

  PracticeController(Practices practices, People people, Invitations invitations, SecondSteps secondSteps,
      AccountRecovery recovery, SelfRegistration accounts, GettingStarted gettingStarted, List<UnseenCounter> arrivals,
      @Value("${spring.mail.host:}") String mailHost) {
    this.practices = practices;
    this.people = people;
    this.invitations = invitations;
    this.secondSteps = secondSteps;
    this.recovery = recovery;
    this.accounts = accounts;
    this.gettingStarted = gettingStarted;
    this.arrivals = arrivals;
    this.mails = !mailHost.isBlank();
  }

  @GetMapping("/practice")
  String practice(Viewer.Member viewer, Model model) {
    Practice practice = practices.find(viewer, viewer.practice()).orElseThrow(NotFound::new);
    int unread = arrivals.stream().filter(a -> a.section() == UnseenCounter.Section.PRACTICE)
        .mapToInt(a -> a.countUnseen(viewer, Instant.EPOCH)).sum();
    model.addAttribute("practice", new PracticeView(practice, people.staff(viewer, practice.id()), invitations.findOpen(viewer),
        new PracticeView.StaffViewer(viewer.person(), viewer.hasRole(Role.MANAGER), viewer.hasRole(Role.THERAPIST)),
        new PracticeView.Concerns(viewer.person().equals(practice.concernRecipients().colleague()) || unread > 0, unread),
        new PracticeView.Settings(mails, secondSteps.isRequired(viewer), accounts.zone(viewer).isPresent()),
        !recovery.pendingRequests(viewer).isEmpty(), gettingStarted.of(viewer).stream().anyMatch(step -> !step.done())));
    return "practices/practice";
  }
}
