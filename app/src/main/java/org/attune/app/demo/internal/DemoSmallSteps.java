package org.attune.app.demo.internal;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.attune.app.bringing.EntrySharing;
import org.attune.app.bringing.SharedEntryId;
import org.attune.app.circle.Circle;
import org.attune.app.circle.ConnectionId;
import org.attune.app.circle.HardTime;
import org.attune.app.discomfort.Appraisal;
import org.attune.app.discomfort.Narrative;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.CourseId;
import org.attune.app.identity.Viewer;
import org.attune.app.ladder.LadderId;
import org.attune.app.ladder.Ladders;
import org.attune.app.ladder.RungId;
import org.attune.app.ladder.Step;
import org.attune.app.letters.LetterId;
import org.attune.app.letters.Letters;
import org.attune.app.moments.Feeling;
import org.attune.app.moments.Moment;
import org.attune.app.moments.MomentId;
import org.attune.app.moments.Moments;
import org.attune.app.moments.Need;
import org.attune.app.moments.Place;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.attune.app.rhythm.ContactFrequencies;
import org.attune.app.rhythm.Interval;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.space.SeenMoments;
import org.springframework.stereotype.Component;

/** Maya's small steps of the last weeks. */
@Component
class DemoSmallSteps {

  private final Circle circle;
  private final Letters letters;
  private final SocialPlans outings;
  private final ContactFrequencies rhythms;
  private final Ladders ladders;
  private final Moments moments;
  private final ScaryMoments scary;
  private final SeenMoments seen;
  private final SafetyPlans plans;
  private final EntrySharing bringing;

  DemoSmallSteps(Circle circle, Letters letters, SocialPlans outings, ContactFrequencies rhythms, Ladders ladders, Moments moments,
      ScaryMoments scary,
      SeenMoments seen, SafetyPlans plans, EntrySharing bringing) {
    this.circle = circle;
    this.letters = letters;
    this.outings = outings;
    this.rhythms = rhythms;
    this.ladders = ladders;
    this.moments = moments;
    this.scary = scary;
    this.seen = seen;
    this.plans = plans;
    this.bringing = bringing;
  }

  /** Takes them one after the other, up to yesterday. */
  void play(Viewer.Oneself maya, CourseId course, LocalDate today, ZoneId zone, DemoClock clock) {
    ConnectionId ruth = ConnectionId.random();
    ConnectionId mother = ConnectionId.random();
    ConnectionId jonas = ConnectionId.random();
    LadderId ladder = LadderId.random();
    RungId first = RungId.random();
    RungId second = RungId.random();
    var evening = new Object() {
      void of(int daysAgo) {
        clock.setTo(today.minusDays(daysAgo).atTime(19, 30).atZone(zone).toInstant());
      }
    };
    evening.of(44);
    circle.add(maya, ruth, "Ruth", "we sing in the same choir");
    circle.recordEase(maya, UUID.randomUUID(), ruth, 4, "She remembers what I said.");
    circle.add(maya, mother, "My mother", "");
    circle.recordEase(maya, UUID.randomUUID(), mother, 3, "");
    evening.of(41);
    moments.keep(maya, MomentId.random(), new Moment.Content(List.of(Feeling.TIRED, Feeling.LONELY), "", List.of(Place.SHOULDERS), "",
        List.of(Need.REST), "", "It was a long day, and you still rang the bell."));
    evening.of(37);
    seen.add(maya, UUID.randomUUID(), "The driver saw me running and waited.");
    plans.save(maya, 0, new SafetyPlan.Content("I stop opening my post. I cancel choir.", "A hot shower. The long way round the canal.",
        "Ruth. Or sit in the library, where nobody asks.", "Ana, on workdays. The help line at night.", "Ruth keeps my spare key."));
    evening.of(33);
    rhythms.choose(maya, ruth, Interval.FORTNIGHT, today.minusDays(33));
    rhythms.recordContact(maya, UUID.randomUUID(), ruth, today.minusDays(33), "We walked home from choir.");
    circle.recordEase(maya, UUID.randomUUID(), ruth, 5, "");
    evening.of(29);
    LetterId unsent = LetterId.random();
    letters.add(maya, unsent, "my mother", "I know you did what you could. I was a child, and I would have needed you to ask.\n\nI am not angry today. "
        + "I only wanted to have written it down once.");
    evening.of(24);
    ladders.begin(maya, ladder, ruth, "", false);
    ladders.addRung(maya, first, ladder, "When she asks how I am, I say “tired” and not “fine”.");
    ladders.addRung(maya, second, ladder, "I tell her that evenings are hard.");
    ladders.addRung(maya, RungId.random(), ladder, "I ask her to call me on a Sunday.");
    evening.of(20);
    ladders.recordStep(maya, UUID.randomUUID(), ladder, first, Step.Kind.TRIED,
        new Step.Experience(2, "", "She said: me too.", 5, "Lighter than I thought."));
    evening.of(16);
    moments.keep(maya, MomentId.random(), new Moment.Content(List.of(Feeling.WORRIED, Feeling.HOPEFUL), "", List.of(Place.CHEST), "a small bird",
        List.of(Need.COMPANY), "", "You are allowed to want that."));
    ScaryMomentId moment = ScaryMomentId.random();
    scary.begin(maya, moment, ruth, Set.of());
    scary.writeNarrative(maya, moment, 1, new Narrative("She asked twice how I really was.", "My heart was in my throat.",
        "She put her phone away and waited.", "Tired, and lighter."));
    scary.appraise(maya, moment, 2, List.of(Appraisal.UNSURE, Appraisal.UNSURE, Appraisal.GROWING, Appraisal.GROWING));
    bringing.shareCopy(maya, new SharedEntryId(UUID.randomUUID()), course, moment.value());
    evening.of(13);
    circle.add(maya, jonas, "Jonas", "the neighbour with the dog");
    circle.recordEase(maya, UUID.randomUUID(), jonas, 5, "He talks to the dog, so I needn’t say much.");
    circle.recordHardTime(maya, UUID.randomUUID(), mother, HardTime.Kind.UNAVAILABLE, "");
    evening.of(9);
    seen.add(maya, UUID.randomUUID(), "Ruth kept the seat beside her.");
    circle.recordEase(maya, UUID.randomUUID(), ruth, 6, "");
    evening.of(4);
    outings.add(maya, SocialPlanId.random(), new SocialPlanDetails("Jonas", SocialPlanDetails.Kind.WALK, "", "the canal",
        today.plusDays(3).atTime(LocalTime.of(10, 0)), zone));
    evening.of(1);
    moments.keep(maya, MomentId.random(), new Moment.Content(List.of(Feeling.CALM, Feeling.MOVED), "", List.of(Place.HANDS), "warm",
        List.of(), "", "That was enough for today."));
  }
}
