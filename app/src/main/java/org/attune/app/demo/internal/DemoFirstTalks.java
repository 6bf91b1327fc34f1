package org.attune.app.demo.internal;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.PublicProfiles;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.Viewer;
import org.attune.app.requests.EnquirerDetails;
import org.attune.app.requests.FirstTalkEnquiry;
import org.attune.app.requests.FirstTalkRequestId;
import org.attune.app.requests.FirstTalkRequests;
import org.attune.app.requests.OfferedTimeInput;
import org.attune.app.requests.ReceivedRequests;
import org.attune.app.requests.RequestWishes;
import org.attune.app.requests.RequestWords;
import org.springframework.stereotype.Component;

/**
 * Three people ask for a first talk: one waits for Ana's answer, one has been offered times by Ben, and one sits across from Clara this
 * evening. A demo mails nobody, so their addresses are confirmed as their links would.
 */
@Component
class DemoFirstTalks {

  private static final Duration LENGTH = Duration.ofMinutes(30);

  private final FirstTalkRequests requests;
  private final ReceivedRequests received;
  private final PublicProfiles profiles;

  DemoFirstTalks(FirstTalkRequests requests, ReceivedRequests received, PublicProfiles profiles) {
    this.requests = requests;
    this.received = received;
    this.profiles = profiles;
  }

  /** Takes them one after the other, up to this morning. */
  void play(Map<String, Viewer.Member> therapists, LocalDate today, ZoneId zone, DemoClock clock) {
    Viewer.Member ana = therapist(therapists, "Ana Costa");
    Viewer.Member ben = therapist(therapists, "Ben Okafor");
    Viewer.Member clara = therapist(therapists, "Clara Jansen");
    var on = new Object() {
      void day(int daysAgo, int hour) {
        clock.setTo(today.minusDays(daysAgo).atTime(hour, 0).atZone(zone).toInstant());
      }

      OfferedTimeInput evening(int daysAhead, boolean online) {
        return new OfferedTimeInput(today.plusDays(daysAhead).atTime(LocalTime.of(18, 30)).atZone(zone).toInstant(), LENGTH, online);
      }
    };
    on.day(4, 21);
    Viewer.Enquirer nora = ask(clara, "I’ve been the strong one since my brother died. I don’t know who I am when I’m not.", "After work.", "Nora");
    on.day(3, 9);
    received.read(clara, id(nora));
    received.offer(clara, id(nora), "Thank you for telling me. I’d like to meet the one who isn’t strong, too.",
        List.of(on.evening(0, false), on.evening(1, true)));
    on.day(3, 20);
    requests.book(nora, requests.status(nora).standing().times().getFirst().id());

    on.day(2, 23);
    Viewer.Enquirer eoin = ask(ben, "My wife says I should talk to someone. I think she’s right.", "", "Eoin");
    on.day(1, 8);
    received.read(ben, id(eoin));
    received.offer(ben, id(eoin), "I’m glad you wrote. Half an hour, and you can see whether it’s for you.",
        List.of(on.evening(2, false), on.evening(3, true)));

    on.day(1, 22);
    ask(ana, "I’m fine, really. I just can’t stop crying in the car.", "Tuesday or Thursday, before ten.", "Isobel");
  }

  private Viewer.Enquirer ask(Viewer.Member therapist, String words, String times, String name) {
    FirstTalkRequestId id = FirstTalkRequestId.random();
    PublicProfile profile = profiles.all(new Viewer.Visitor()).stream().filter(one -> one.therapist().equals(therapist.person())).findFirst()
        .orElseThrow();
    requests.ask(new Viewer.Visitor(), id, profile, new FirstTalkEnquiry(new RequestWords(words, times, false, false),
        new EnquirerDetails(name, name.toLowerCase(Locale.ROOT) + "@example.org", "", ""), RequestWishes.NONE, Locale.UK));
    var enquirer = new Viewer.Enquirer(AccessLinkId.random(), id.value());
    requests.confirm(enquirer);
    return enquirer;
  }

  private static FirstTalkRequestId id(Viewer.Enquirer enquirer) {
    return new FirstTalkRequestId(enquirer.request());
  }

  private static Viewer.Member therapist(Map<String, Viewer.Member> therapists, String name) {
    return Objects.requireNonNull(therapists.get(name));
  }
}
