package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A practice lives its first course of therapy: from the set-up to a repair that both agree to, through three sign-ins. */
class FirstCourseJourney {

  private static final String PASSWORD = "a quiet place to sit";
  private static Installation installation;
  private static Browser browser;

  @BeforeAll
  static void start() {
    installation = Installation.empty("first-course");
    browser = new Browser();
  }

  @AfterAll
  static void stop() {
    browser.close();
    installation.close();
  }

  @Test
  void aPracticeIsSetUpAClientIsHonestADropIsNoticedAndTheTwoComeThroughIt() {
    // the manager sets up the practice
    Someone rosa = browser.atADesk(installation).goes("/").sees("Nobody is here yet").looksAround("01-front-empty")
        .follows("Set up your practice").looksAround("02-set-up")
        .types("Set-up code", installation.setUpCode())
        .types("Name of the practice", "Corner House Practice");
    rosa.page().getByLabel("Country").selectOption("PT");
    rosa.page().getByLabel("Time zone").selectOption("Europe/Lisbon");
    rosa.types("Your name", "Rosa Lima").types("Sign-in name", "rosa").types("Password", PASSWORD)
        .presses("Set up").sees("Your practice is set up").looksAround("03-practice");

    // a therapist comes
    String toAna = invite(rosa, "Invite a therapist", "Ana Costa");
    Someone ana = browser.atADesk(installation).goes(toAna).looksAround("05-invitation-therapist");
    ana.types("Your name", "Ana Costa").ticks("Not at all").types("Sign-in name", "ana").types("Password", PASSWORD)
        .presses("That’s me: begin");

    // and her client, with a code given in person
    ana.goes("/practice/invitations/new?role=client").looksAround("06-invite-client");
    ana.types("Their name", "Maya Lindqvist");
    ana.page().getByLabel("How often").selectOption("0");
    ana.presses("Make the invitation").looksAround("07-invited");
    String code = ana.page().locator(".code strong").textContent().strip();
    String toMaya = link(ana);
    Someone maya = browser.onAPhone(installation).goes(toMaya).looksAround("08-invitation-code")
        .types("The code", code).ticks("I am 18 or older").presses("Go on").looksAround("09-invitation-client");
    maya.types("Your name", "Maya Lindqvist").ticks("Not at all").types("Sign-in name", "maya")
        .types("Password", PASSWORD).presses("That’s me: begin");

    assertThat(rosa.faults()).isEmpty();
    assertThat(ana.faults()).isEmpty();
    assertThat(maya.faults()).isEmpty();
  }

  private static String invite(Someone host, String button, String name) {
    return link(host.goes("/practice").follows(button).types("Their name", name).presses("Make the invitation"));
  }

  /** The link shown on an invitation's page. */
  private static String link(Someone host) {
    return host.page().locator(".code.small").textContent().strip();
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Lisbon"));
  }
}
