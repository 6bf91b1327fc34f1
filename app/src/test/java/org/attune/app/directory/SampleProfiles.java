package org.attune.app.directory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.PracticeId;
import org.jspecify.annotations.Nullable;

/** Invented therapists, each unlike {@link #named} in what a test is about. */
public record SampleProfiles(String name, String people, Set<String> specialisms, Fee fee, Location place, Set<String> languages,
    boolean couples, TherapyStyle style, Capacity places) {

  public static final Instant NOW = Instant.parse("2026-06-17T22:30:00Z");

  /** Meets people online and in Leeds, in English, for £55, and has two places. */
  public static SampleProfiles named(String name) {
    return new SampleProfiles(name, "I like the quiet that comes after “I’m fine”.", Set.of(), new Fee(55, null, "GBP"),
        new Location(true, true, "Leeds", false), Set.of("en"), false, new TherapyStyle(0, 0, 0, 0),
        new Capacity(2, NOW.minusSeconds(9 * 86_400)));
  }

  public SampleProfiles saying(String words) {
    return new SampleProfiles(name, words, specialisms, fee, place, languages, couples, style, places);
  }

  public SampleProfiles with(String... codes) {
    return new SampleProfiles(name, people, Set.of(codes), fee, place, languages, couples, style, places);
  }

  public SampleProfiles asking(int regular, @Nullable Integer reduced) {
    return new SampleProfiles(name, people, specialisms, new Fee(regular, reduced, "GBP"), place, languages, couples, style, places);
  }

  public SampleProfiles at(Location where) {
    return new SampleProfiles(name, people, specialisms, fee, where, languages, couples, style, places);
  }

  public SampleProfiles speaking(String... tags) {
    return new SampleProfiles(name, people, specialisms, fee, place, Set.of(tags), couples, style, places);
  }

  public SampleProfiles working(int lead, int feelings, int time, int challenge) {
    return new SampleProfiles(name, people, specialisms, fee, place, languages, couples, new TherapyStyle(lead, feelings, time, challenge), places);
  }

  public SampleProfiles having(Capacity free) {
    return new SampleProfiles(name, people, specialisms, fee, place, languages, couples, style, free);
  }

  public SampleProfiles seeingCouples() {
    return new SampleProfiles(name, people, specialisms, fee, place, languages, true, style, places);
  }

  public ProfileContent content() {
    return new ProfileContent(name, new Introduction(people, "We go at your speed.", "You talk, I listen."), List.of(),
        new ProfessionalRegistration("Counsellor", CredentialType.values()[0], "12345", List.of("UK"), null),
        new FocusAreas(specialisms, Set.of(), "gambling"),
        new Practicalities(languages, fee, Set.of(), place, new Welcomes(couples, false), ""), style);
  }

  /** Public, under an id made from the name. */
  public PublicProfile profile() {
    return new PublicProfile(new ProfileId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))),
        name.toLowerCase(Locale.ROOT), new PersonId(UUID.randomUUID()), new PracticeId(UUID.randomUUID()), content(), places,
        List.of(), false);
  }

  /** Several unlike each other. */
  public static List<PublicProfile> profiles(SampleProfiles... samples) {
    return List.of(samples).stream().map(SampleProfiles::profile).toList();
  }
}
