package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;

/** A practice lives its first course of therapy: from the set-up to a repair that both agree to, through three sign-ins. */
final class FirstCourse {

  static final String PASSWORD = "a quiet place to sit";
  static final String PRACTICE = "Corner House Practice";
  /** What Maya couldn't say. */
  static final String UNSAID = "When you looked at the clock I stopped.";

  private FirstCourse() {}

  static void run(ApplicationUnderTest place, Browser browser) {
    // the manager sets up the practice
    BrowserUser rosa = browser.atADesk(place).goes("/").sees("Nobody is here yet").looksAround("01-front-empty")
        .follows("Set up your practice").looksAround("02-set-up")
        .types("Set-up code", place.setUpCode())
        .types("Name of the practice", PRACTICE);
    rosa.page().getByLabel("Country").selectOption("PT");
    rosa.page().getByLabel("Time zone").selectOption("Europe/Lisbon");
    rosa.types("Your name", "Rosa Lima").types("Sign-in name", "rosa").types("Password", PASSWORD)
        .presses("Set up").sees("Your practice is set up").looksAround("03-practice");

    // a therapist comes
    String toAna = invite(rosa, "Invite a therapist", "Ana Costa");
    BrowserUser ana = browser.atADesk(place).goes(toAna).looksAround("05-invitation-therapist");
    ana.types("Your name", "Ana Costa").ticks("Not at all").types("Sign-in name", "ana").types("Password", PASSWORD)
        .presses("That’s me: let’s begin");

    // and her client, with a code given in person
    ana.goes("/practice/invitations/new?role=client").looksAround("06-invite-client");
    ana.types("Their name", "Maya Lindqvist");
    ana.page().getByLabel("How often").selectOption("0");
    ana.presses("Make the invitation").looksAround("07-invited");
    String code = ana.page().locator(".code strong").textContent().strip();
    String toMaya = link(ana);
    BrowserUser maya = browser.onAPhone(place).goes(toMaya).looksAround("08-invitation-code")
        .types("The code", code).ticks("I am 18 or older").presses("Go on").looksAround("09-invitation-client");
    maya.types("Your name", "Maya Lindqvist").ticks("Not at all").types("Sign-in name", "maya")
        .types("Password", PASSWORD).presses("That’s me: let’s begin");

    // they meet, and after each session Maya takes a minute
    ana.goes("/clients").follows("Maya Lindqvist");
    String course = ana.page().url();
    ana.looksAround("10-before-the-first-session");
    for (int weeksAgo = 5; weeksAgo > 1; weeksAgo--) {
      maya.goes(meets(ana, course, weeksAgo));
      if (weeksAgo == 5) {
        maya.sees("How was it with Ana?", "Nobody is alerted by what you write here").looksAround("11-check-in");
        assertThat(maya.page().title()).isEqualTo("Your appointment");
      }
      says(maya, 6, 6, 6, 6, 6).presses("Send my answers").sees("Thank you. Ana has your answers.");
      if (weeksAgo == 5) {
        maya.looksAround("13-check-in-sent").doesNotSee("/ 7");
      }
    }
    maya.goes(meets(ana, course, 1));
    says(maya, 4, 2, 4, 3, 4).types("What I couldn’t say", UNSAID)
        .ticks("Ana may read it now").presses("Send my answers").sees("Thank you. Ana has your answers.");

    // the therapist sees it before they meet again, in words
    ana.goes(course).sees("felt different", UNSAID).looksAround("14-before-the-session");
    ana.goes(course + "/bond").sees("nothing had changed").looksAround("15-bond");
    ana.goes(course).presses("We talked about it").looksAround("16-repair");
    ana.presses("We came through this");

    // and the client agrees: now it is something that they came through, for both
    maya.goes("/sign-in").types("Sign-in name", "maya").types("Password", PASSWORD).presses("Sign in");
    maya.goes("/course").sees("Ana feels you’ve come through").looksAround("17-asked");
    maya.presses("Yes").goes("/course").sees("You came through this").looksAround("18-came-through");
    ana.goes(course + "/bond").sees("You came through this").looksAround("19-bond-after");

    // those who looked are in a list that Maya reads; the manager finds nothing clinical
    maya.goes("/looks").sees("Ana Costa").looksAround("20-looks");
    rosa.goes(course).sees("There’s nothing here");
    rosa.goes("/pages/1").looksAround("21-help");

    assertThat(rosa.faults()).isEmpty();
    assertThat(ana.faults()).isEmpty();
    assertThat(maya.faults()).isEmpty();
  }

  /** A session that was held some weeks ago; its link, as it is shown in the room. */
  private static String meets(BrowserUser ana, String course, int weeksAgo) {
    String day = today().minusWeeks(weeksAgo).toString();
    ana.goes(course + "/sessions/new").types("Day", day).types("Time", "10:00").types("Minutes", "50")
        .presses("Plan a session").sees("Session planned.");
    // the newest stands first among those behind
    String session = ana.page().locator("time[datetime^='" + day + "']").first()
        .locator("xpath=ancestor::li[1]").locator("a[href$='/time']").getAttribute("href").replace("/time", "/qr");
    return ana.goes(session).presses("Show the code").page().locator("p.code").textContent().strip();
  }

  private static BrowserUser says(BrowserUser maya, int seen, int heard, int understood, int safe, int working) {
    return maya.marks("I felt seen", seen).marks("Ana heard what I meant", heard)
        .marks("Ana understood me", understood).marks("It was safe to say what is true", safe)
        .marks("We worked on what matters to me", working);
  }

  private static String invite(BrowserUser host, String button, String name) {
    return link(opensTheFold(host.goes("/practice")).follows(button).types("Their name", name).presses("Make the invitation"));
  }

  private static BrowserUser opensTheFold(BrowserUser host) {
    host.page().getByText("Invite someone to work here").click();
    return host;
  }

  /** The link shown on an invitation's page. */
  private static String link(BrowserUser host) {
    return host.page().locator(".code.small").textContent().strip();
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/Lisbon"));
  }
}
