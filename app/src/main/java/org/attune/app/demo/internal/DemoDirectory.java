package org.attune.app.demo.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.app.directory.ProfileConfirmation;
import org.attune.app.directory.CredentialType;
import org.attune.app.directory.Fee;
import org.attune.app.directory.FocusAreas;
import org.attune.app.directory.SampleAnswer;
import org.attune.app.directory.Introduction;
import org.attune.app.directory.Location;
import org.attune.app.directory.Practicalities;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.Profiles;
import org.attune.app.directory.ProfessionalRegistration;
import org.attune.app.directory.TherapyStyle;
import org.attune.app.directory.Welcomes;
import org.attune.app.identity.Viewer;
import org.springframework.stereotype.Component;

/** Eight therapists say who they are, each in their own words; the manager approves it. */
@Component
class DemoDirectory {

  private static final String IRELAND = "Ireland";

  private final Profiles profiles;

  DemoDirectory(Profiles profiles) {
    this.profiles = profiles;
  }

  /** A therapist of the directory and how many places they have; who confirms none shows how that looks. */
  private record DirectoryStory(ProfileContent profile, int places) {}

  /** Those who are in the directory, besides the three of the demo's courses. */
  static List<String> colleagues() {
    return List.of("Marguerite Obi", "Idris Vaughan", "Sunniva Dahl", "Tomás Rey", "Deniz Aydın");
  }

  /** They write, and the manager reads and approves. */
  void play(Viewer.Member manager, Map<String, Viewer.Member> therapists) {
    for (DirectoryStory story : STORIES) {
      Viewer.Member therapist = therapists.get(story.profile().name());
      if (therapist != null) {
        profiles.write(therapist, UUID.randomUUID(), 0, story.profile());
        profiles.submit(therapist, 1);
        ProfileId id = profiles.own(therapist).orElseThrow().id();
        profiles.approve(manager, id, 1);
        profiles.confirm(manager, id, ProfileConfirmation.Subject.CREDENTIAL,
            story.profile().registration().confirmable(ProfileConfirmation.Subject.CREDENTIAL));
        profiles.confirmPlaces(therapist, story.places());
      }
    }
  }

  private static ProfessionalRegistration registered(String credential, String number) {
    return new ProfessionalRegistration(credential, CredentialType.REGISTER, number, List.of(IRELAND), null);
  }

  private static List<SampleAnswer> listening(String... codesAndAnswers) {
    return List.of(new SampleAnswer(codesAndAnswers[0], codesAndAnswers[1]), new SampleAnswer(codesAndAnswers[2], codesAndAnswers[3]),
        new SampleAnswer(codesAndAnswers[4], codesAndAnswers[5]));
  }

  private static Practicalities practicalities(Set<String> languages, Fee fee, Location place, String pronouns) {
    return new Practicalities(languages, fee, Set.of(), place, new Welcomes(false, true), pronouns);
  }

  private static final List<DirectoryStory> STORIES = List.of(
      new DirectoryStory(new ProfileContent("Ana Costa",
          new Introduction("People who keep everything running, and are tired in a way that sleep doesn’t mend.",
              "I listen for the sentence you say quickly and then move on from. We go back to it when you’re ready.",
              "Tell me about an ordinary Tuesday. We can start from there."),
          listening("never-told", "Then it has been yours alone for a long time. There’s no hurry now.",
              "why-here", "Not knowing is a good place to begin. I’ll ask a few small questions.",
              "last-therapist", "That sounds lonely, to be let down where you went for help. I’d like to hear what was missing."),
          registered("Counsellor and psychotherapist", "IE 20417"),
          new FocusAreas(Set.of("life-transitions", "low-mood", "complicated-childhoods"), Set.of("person-centred", "emotion-focused"), ""),
          practicalities(Set.of("en", "pt"), new Fee(70, 40, "EUR"), new Location(true, true, "Dublin", true), "she/her"),
          new TherapyStyle(-1, 1, 0, -1)), 1),
      new DirectoryStory(new ProfileContent("Ben Okafor",
          new Introduction("Men who were told to get on with it, and people who love them.",
              "We’ll go at the speed of the part of you that’s least sure. I like to agree at the start what we’re trying to change.",
              "We make a short list together. You can cross things out next time."),
          listening("silly", "It wasn’t silly enough to stay at home with. Let’s look at it.",
              "nobody-died", "It doesn’t have to be the worst thing in the world to weigh something.",
              "too-much", "You can put it down here. I won’t drop it."),
          registered("Cognitive behavioural therapist", "IE 31882"),
          new FocusAreas(Set.of("anxiety", "work", "early-parenthood"), Set.of("cognitive-behavioural", "acceptance"), "eating disorders"),
          practicalities(Set.of("en"), new Fee(65, null, "EUR"), new Location(true, true, "Dublin", false), "he/him"),
          new TherapyStyle(1, -1, 2, 0)), 2),
      new DirectoryStory(new ProfileContent("Clara Jansen",
          new Introduction("Most people who come to me say they’re fine, really. I like the quiet that comes after that.",
              "I say what I notice, and I ask before I push. What happens between the two of us is part of the work.",
              "You tell me as much as you like, and I tell you honestly if I’m not the right person."),
          listening("never-told", "Thank you for trying it out loud. How is it, now that it’s here?",
              "silly", "I don’t laugh at it. I might ask you what it protects.",
              "why-here", "Then we’ll find out together. You don’t owe me a reason."),
          registered("Psychodynamic psychotherapist", "IE 27750"),
          new FocusAreas(Set.of("relationships", "grief", "early-parenthood"), Set.of("psychodynamic", "integrative"), ""),
          practicalities(Set.of("en", "nl", "de"), new Fee(75, 45, "EUR"), new Location(true, true, "Dublin", true), "she/her"),
          new TherapyStyle(-1, 2, -1, 0)), 2),
      new DirectoryStory(new ProfileContent("Marguerite Obi",
          new Introduction("New parents, and anyone who wonders where they went. I had three under five once. You may bring the pram.",
              "Kindly and practically. We look at this week first, and at your own mother later, if you want to.",
              "Tea, and no forms until we know each other a little."),
          listening("too-much", "Then we take one corner of it. The rest will keep.",
              "nobody-died", "Something did end, though. I’d like to hear about who you were before.",
              "silly", "At four in the morning nothing is silly."),
          registered("Perinatal counsellor", "IE 18093"),
          new FocusAreas(Set.of("early-parenthood", "identity", "low-mood"), Set.of("person-centred", "acceptance"), ""),
          practicalities(Set.of("en", "fr"), new Fee(55, 25, "EUR"), new Location(true, true, "Dún Laoghaire", true), "she/her"),
          new TherapyStyle(-1, 0, 1, -2)), 3),
      new DirectoryStory(new ProfileContent("Idris Vaughan",
          new Introduction("People who work nights, in kitchens and on stages, and sleep when others are awake.",
              "I ask plain questions, and I don’t mind silence. I’ll tell you when I think you’re avoiding something.",
              "An hour at a time of day when you’re awake. We see whether you want a second one."),
          listening("why-here", "Good. Then nobody has told you yet what the answer should be.",
              "last-therapist", "What would have had to be different? I’d rather know it now.",
              "never-told", "I’m listening. You can stop in the middle of the sentence."),
          registered("Counsellor", "IE 22614"),
          new FocusAreas(Set.of("hospitality", "artists", "drink-and-drugs"), Set.of("existential", "gestalt"), "children"),
          practicalities(Set.of("en", "cy"), new Fee(60, 30, "EUR"), new Location(true, false, "", false), "he/him"),
          new TherapyStyle(1, 1, 1, 2)), 1),
      new DirectoryStory(new ProfileContent("Sunniva Dahl",
          new Introduction("People who carry something from long ago that still comes into the room. Whatever it is, it has probably been said here before.",
              "Slowly, with both feet on the floor. Nothing is opened that we can’t close again before you go home.",
              "We don’t talk about the worst of it. We talk about what helps you through a bad night."),
          listening("too-much", "It may well be too much for one hour. We have more than one.",
              "never-told", "You don’t have to tell it to be helped with it.",
              "last-therapist", "I’m sorry. You were right to go, and it was brave to come again."),
          registered("Clinical psychologist", "IE 10552"),
          new FocusAreas(Set.of("trauma", "complicated-childhoods", "illness"), Set.of("emdr", "body"), ""),
          practicalities(Set.of("en", "no", "sv"), new Fee(90, 40, "EUR"), new Location(true, true, "Galway", true), "she/her"),
          new TherapyStyle(0, -2, -1, -1)), 0),
      new DirectoryStory(new ProfileContent("Tomás Rey",
          new Introduction("People who live between two languages, two countries or two families, and feel like a guest in both.",
              "We can change language in the middle of a sentence. I’m curious, and I like to laugh with people.",
              "You show me where home is, on a map or in a story."),
          listening("silly", "Small things are often the ones that don’t translate.",
              "why-here", "Maybe because somewhere else you can’t say it. Say it here, in whichever language comes.",
              "nobody-died", "Leaving is a loss, also when everybody is alive and rings on Sundays."),
          registered("Family therapist", "IE 29137"),
          new FocusAreas(Set.of("second-language", "relationships", "outside-the-norm"), Set.of("systemic", "narrative"), ""),
          new Practicalities(Set.of("en", "es", "ca"), new Fee(60, 35, "EUR"), Set.of(), new Location(true, true, "Dublin", true), new Welcomes(true, true), "he/him"),
          new TherapyStyle(0, 0, 0, 1)), 2),
      new DirectoryStory(new ProfileContent("Deniz Aydın",
          new Introduction("Young people who feel a step behind everybody, and people of any age who are finding out who they are.",
              "I take my time, and so can you. You won’t have to explain the basics to me.",
              "We try each other out for three sessions. Then we both say how it was."),
          listening("never-told", "Then I’m glad that you’re not alone with it any more.",
              "too-much", "I don’t think that you are. Let’s see how much fits into today.",
              "silly", "You came all this way with it. It matters."),
          registered("Counsellor", "IE 40071"),
          new FocusAreas(Set.of("young-adults", "lgbtq", "identity", "neurodivergence"), Set.of("person-centred", "schema"), ""),
          practicalities(Set.of("en", "tr"), new Fee(45, 20, "EUR"), new Location(true, true, "Cork", true), "they/them"),
          new TherapyStyle(-2, 0, 1, -1)), 2));
}
