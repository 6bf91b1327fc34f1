package org.attune.app.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.app.directory.SampleProfiles.named;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.app.directory.FitBand;
import org.attune.app.directory.FitReason;
import org.attune.app.directory.FitScore;
import org.attune.app.directory.FitToSearch;
import org.attune.app.directory.FilterRelaxation;
import org.attune.app.directory.Location;
import org.attune.app.directory.Capacity;
import org.attune.app.directory.SampleProfiles;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchFilters.Filter;
import org.attune.app.directory.SearchResult;
import org.attune.app.directory.TherapyStyle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of who fits a search, without a database. */
class MatchTests {

  private static final TherapyStyle ANY = new TherapyStyle(0, 0, 0, 0);
  private static final SearchFilters NONE = SearchFilters.NONE;

  @ParameterizedTest
  @CsvSource({
    // wanted, offered, thirds
    "1, 2, 3", "1, 1, 3", "1, 0, 2", "1, -1, 1", "1, -2, 0", "-1, -2, 3", "-1, -1, 3", "-1, 0, 2", "-1, 1, 1", "-1, 2, 0",
    "2, 1, 3", "-2, 1, 1", "0, 2, 0"})
  void ofAThemeTheWantedSideCountsInFullAndEitherTwoThirds(int wanted, int offered, int thirds) {
    assertThat(FitScore.theme(wanted, offered)).isEqualTo(thirds);
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0, 1000", "1, 6, 0, 1000", "1, 3, 0, 500", "1, 0, 0, 0", "2, 6, 0, 500", "2, 12, 1, 933", "0, 0, 1, 667"})
  void aTopicCountsTwiceAndAPreferenceOnce(int topics, int mentioned, int wantsToLead, int thousandths) {
    assertThat(FitScore.thousandths(topics, mentioned, new TherapyStyle(-wantsToLead, 0, 0, 0), ANY)).isEqualTo(thousandths);
  }

  @Test
  void withoutAPreferenceEverybodyFitsHoweverTheyWork() {
    SearchResult result = match(SearchQuery.ALL, List.of(), 7, named("Ana").working(2, 2, 2, 2), named("Ben").working(-2, -2, -2, -2));
    assertThat(result.bands()).hasSize(1);
    assertThat(result.bands().getFirst().people()).extracting(FitToSearch::score).containsExactly(1.0, 1.0);
    assertThat(result.bands().getFirst().people()).allSatisfy(fit -> assertThat(fit.reasons()).isEmpty());
  }

  @Test
  void whatFitsIsSaidAndThenWhatDoesNot() {
    SearchResult result = match(new SearchQuery("", NONE, new TherapyStyle(-1, 0, 1, -1)), List.of(topic("new baby", true, 0), topic("sleep", true)), 7,
        named("Ana").working(1, 2, 2, 0));
    assertThat(only(result).score()).isEqualTo(0.571);
    assertThat(only(result).reasons()).containsExactly(
        new FitReason(true, "mentions", "new baby"), new FitReason(true, "time-more", ""), new FitReason(true, "challenge-either", ""),
        new FitReason(false, "does-not-mention", "sleep"), new FitReason(false, "lead-more", ""));
  }

  @Test
  void wordsAreTopicsWhereAPauseIsBetweenThem() {
    assertThat(search("New baby, no sleep; my mother and work").topics()).containsExactly("new baby", "no sleep", "my mother", "work");
    assertThat(search(" , ;, ").topics()).isEmpty();
    assertThat(search("a,b,c,d,e,f,g").topics()).hasSize(5);
  }

  @Test
  void theReducedFeeCounts() {
    SearchQuery upTo40 = filtered(new SearchFilters(false, Set.of(), new FeeLimit(40, "GBP"), null, false, false, false, Set.of()));
    SearchResult result = match(upTo40, List.of(), 7, named("Ana").asking(60, 40), named("Ben").asking(60, 41), named("Clara").asking(40, null),
        named("Dan").asking(41, null));
    assertThat(names(result)).containsExactlyInAnyOrder("Ana", "Clara");
    assertThat(fit(result, "Ana").reasons()).containsExactly(new FitReason(true, "reduced-fee", ""));
    assertThat(fit(result, "Clara").reasons()).isEmpty();
    assertThat(result.close()).extracting(fit -> fit.profile().content().name()).containsExactlyInAnyOrder("Ben", "Dan");
  }

  @Test
  void aFeeInAnotherCurrencyIsNotCompared() {
    SearchQuery upTo40 = filtered(new SearchFilters(false, Set.of(), new FeeLimit(40, "EUR"), null, false, false, false, Set.of()));
    assertThat(match(upTo40, List.of(), 7, named("Ana").asking(10, null)).loosenings()).containsExactly(new FilterRelaxation(Filter.FEE, 1, null));
  }

  @Test
  void aPlaceCountsForThirtyFiveDaysAndAnUnconfirmedOneNever() {
    SearchQuery hasAPlace = filtered(new SearchFilters(false, Set.of(), null, null, true, false, false, Set.of()));
    SearchResult result = match(hasAPlace, List.of(), 7,
        named("Ana").having(new Capacity(1, SampleProfiles.NOW.minus(Duration.ofDays(35)))),
        named("Ben").having(new Capacity(1, SampleProfiles.NOW.minus(Duration.ofDays(35)).minusMillis(1))),
        named("Clara").having(new Capacity(0, SampleProfiles.NOW)), named("Dan").having(new Capacity(3, null)));
    assertThat(names(result)).containsExactly("Ana");
    assertThat(result.close()).hasSize(3);
    assertThat(fit(result, "Ben").reasons()).containsExactly(new FitReason(false, "place-unconfirmed", ""));
    assertThat(fit(result, "Clara").reasons()).containsExactly(new FitReason(false, "no-place", ""));
    assertThat(fit(result, "Dan").reasons()).containsExactly(new FitReason(false, "place-unconfirmed", ""));
  }

  @Test
  void whereIsOnlineOrATownAndBothAreEither() {
    SampleProfiles online = named("Ana").at(new Location(true, false, "", false));
    SampleProfiles leeds = named("Ben").at(new Location(false, true, "Leeds", true));
    SampleProfiles york = named("Clara").at(new Location(false, true, "York", false));
    assertThat(names(match(filtered(where(true)), List.of(), 7, online, leeds, york))).containsExactly("Ana");
    assertThat(names(match(filtered(where(false, "Leeds")), List.of(), 7, online, leeds, york))).containsExactly("Ben");
    assertThat(names(match(filtered(where(true, "York")), List.of(), 7, online, leeds, york))).containsExactlyInAnyOrder("Ana", "Clara");
    SearchQuery stepFree = filtered(new SearchFilters(false, Set.of(), null, null, false, false, true, Set.of()));
    assertThat(names(match(stepFree, List.of(), 7, online, leeds, york))).containsExactly("Ben");
  }

  @Test
  void languageCouplesAndSpecialismsNarrowItDown() {
    SampleProfiles ana = named("Ana").speaking("en", "de").with("grief");
    SampleProfiles ben = named("Ben").seeingCouples().with("grief", "anxiety");
    assertThat(names(match(filtered(new SearchFilters(false, Set.of(), null, "de", false, false, false, Set.of())), List.of(), 7, ana, ben)))
        .containsExactly("Ana");
    assertThat(names(match(filtered(new SearchFilters(false, Set.of(), null, null, false, true, false, Set.of())), List.of(), 7, ana, ben)))
        .containsExactly("Ben");
    SearchResult both = match(filtered(new SearchFilters(false, Set.of(), null, null, false, false, false, Set.of("grief", "anxiety"))), List.of(),
        7, ana, ben);
    assertThat(names(both)).containsExactly("Ben");
    assertThat(fit(both, "Ana").reasons()).containsExactly(new FitReason(false, "not-specialism", "anxiety"));
  }

  @Test
  void whereNobodyFitsEachConditionIsDroppedAloneAndCounted() {
    // Leeds, up to £30, with a place now
    var filters = new SearchFilters(false, Set.of("Leeds"), new FeeLimit(30, "GBP"), null, true, false, false, Set.of());
    Capacity none = new Capacity(0, SampleProfiles.NOW);
    Location online = new Location(true, false, "", false);
    SearchResult result = match(filtered(filters), List.of(), 7,
        named("only online a").asking(30, null).at(online), named("only online b").asking(20, null).at(online),
        named("only online c").asking(55, 25).at(online), named("dear a").asking(38, null), named("dear b").asking(40, null),
        named("dearer").asking(75, null), named("full").asking(30, null).having(none), named("two things").asking(75, null).at(online));
    assertThat(result.fitting()).isZero();
    assertThat(result.bands()).isEmpty();
    assertThat(result.close()).isEmpty();
    assertThat(result.loosenings()).containsExactly(new FilterRelaxation(Filter.WHERE, 3, null),
        new FilterRelaxation(Filter.FEE, 2, new FeeLimit(40, "GBP")), new FilterRelaxation(Filter.PLACE_NOW, 1, null));
  }

  @Test
  void whatALooseningPromisesIsWhatItBrings() {
    var filters = new SearchFilters(false, Set.of("Leeds"), new FeeLimit(30, "GBP"), null, false, false, false, Set.of());
    SampleProfiles[] people = {named("a").asking(38, null), named("b").asking(40, 35), named("c").asking(90, null)};
    FilterRelaxation fee = match(filtered(filters), List.of(), 7, people).loosenings().getFirst();
    var loosened = new SearchFilters(false, Set.of("Leeds"), fee.upTo(), null, false, false, false, Set.of());
    assertThat(match(filtered(loosened), List.of(), 7, people).fitting()).isEqualTo(fee.adds()).isEqualTo(2);
  }

  @Test
  void whereNoSingleConditionHelpsEverybodyIsOffered() {
    var filters = new SearchFilters(false, Set.of("Leeds"), null, "fr", false, false, false, Set.of());
    SearchResult result = match(filtered(filters), List.of(), 7, named("Ana").at(new Location(true, false, "", false)));
    assertThat(result.loosenings()).containsExactly(new FilterRelaxation(null, 1, null));
  }

  @Test
  void whoScoresFiveHundredthsLessIsInAnotherBand() {
    // of one topic and three preferences, 15 thirds: 1000, 933 (a band of its own), then 867
    SearchQuery search = new SearchQuery("", NONE, new TherapyStyle(1, 1, 1, 0));
    List<MentionedTopic> topics = List.of(topic("grief", true, 0, 1, 2, 3));
    SearchResult result = match(search, topics, 7, named("all").working(2, 2, 2, 0), named("nearly").working(2, 2, 0, 0),
        named("less").working(2, 0, 0, 0), named("all too").working(1, 1, 1, 0));
    assertThat(result.bands()).extracting(FitBand::size).containsExactly(2, 1, 1);
    assertThat(result.bands()).extracting(band -> band.people().getFirst().score()).containsExactly(1.0, 0.933, 0.867);
  }

  @ParameterizedTest
  @CsvSource({"49, 1", "50, 2"})
  void aBandEndsFiveHundredthsBelowItsHighest(int below, int bands) {
    assertThat(ProfileSnapshot.ranges(counts(900, 900 - below))).hasSize(bands);
  }

  @Test
  void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
    SampleProfiles[] people = IntStream.range(0, 12).mapToObj(i -> named("p" + i)).toArray(SampleProfiles[]::new);
    List<String> first = names(match(SearchQuery.ALL, List.of(), 1, people));
    assertThat(names(match(SearchQuery.ALL, List.of(), 1, people))).isEqualTo(first);
    assertThat(names(match(SearchQuery.ALL, List.of(), 2, people))).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void withinABandEverybodyIsFirstEquallyOftenWhateverTheirPlaceInTheDatabase() {
    SampleProfiles[] people = IntStream.range(0, 8).mapToObj(i -> named("p" + i)).toArray(SampleProfiles[]::new);
    var snapshot = snapshot(people);
    Map<String, Integer> first = new HashMap<>();
    for (long seed = 0; seed < 4_000; seed++) {
      first.merge(names(snapshot.match(SearchQuery.ALL, List.of(), seed * 0x9E3779B97F4A7C15L, 20, SampleProfiles.NOW)).getFirst(), 1, Integer::sum);
    }
    // 500 are expected of each, give or take 21; one in a million would be outside
    assertThat(first).hasSize(8).allSatisfy((name, times) -> assertThat(times).as(name).isBetween(390, 610));
  }

  @Test
  void showingMoreBeginsWithThoseWhoWereShown() {
    SampleProfiles[] people = IntStream.range(0, 50).mapToObj(i -> named("p" + i)).toArray(SampleProfiles[]::new);
    var snapshot = snapshot(people);
    List<String> twenty = names(snapshot.match(SearchQuery.ALL, List.of(), 3, 20, SampleProfiles.NOW));
    List<String> forty = names(snapshot.match(SearchQuery.ALL, List.of(), 3, 40, SampleProfiles.NOW));
    assertThat(twenty).hasSize(20);
    assertThat(forty).hasSize(40).startsWith(twenty.toArray(String[]::new));
    assertThat(snapshot.match(SearchQuery.ALL, List.of(), 3, 20, SampleProfiles.NOW).bands().getFirst().size()).isEqualTo(50);
  }

  @Test
  void whatIsOfferedAsAChoiceIsWhatSomebodyOffers() {
    var snapshot = snapshot(named("Ana").asking(55, 28).speaking("de"), named("Ben").asking(95, null).with("grief"));
    assertThat(snapshot.feeSteps()).containsExactly(30, 40, 50, 60, 70, 80, 90, 100);
    assertThat(snapshot.currency()).isEqualTo("GBP");
    assertThat(snapshot.languages()).containsExactly("de", "en");
    assertThat(snapshot.specialisms()).containsExactly("grief");
    assertThat(snapshot.towns()).containsExactly("Leeds");
    assertThat(snapshot().feeSteps()).isEmpty();
    assertThat(snapshot().match(SearchQuery.ALL, List.of(), 1, 20, SampleProfiles.NOW).loosenings()).isEmpty();
  }

  private static int[] counts(int... scores) {
    int[] counts = new int[1001];
    for (int score : scores) {
      counts[score]++;
    }
    return counts;
  }

  private static SearchFilters where(boolean online, String... towns) {
    return new SearchFilters(online, Set.of(towns), null, null, false, false, false, Set.of());
  }

  private static SearchQuery filtered(SearchFilters filters) {
    return new SearchQuery("", filters, ANY);
  }

  private static SearchQuery search(String words) {
    return new SearchQuery(words, NONE, ANY);
  }

  private static MentionedTopic topic(String words, boolean whole, int... positions) {
    var people = new BitSet();
    IntStream.of(positions).forEach(people::set);
    return new MentionedTopic(words, words, whole, people);
  }

  private static SearchResult match(SearchQuery search, List<MentionedTopic> topics, long seed, SampleProfiles... people) {
    return snapshot(people).match(search, topics, seed, 20, SampleProfiles.NOW);
  }

  private static ProfileSnapshot snapshot(SampleProfiles... people) {
    return new ProfileSnapshot(SampleProfiles.profiles(people).stream().map(profile -> new SearchableProfile(profile, ZoneOffset.UTC, List.of())).toList());
  }

  private static List<String> names(SearchResult result) {
    return result.bands().stream().flatMap(band -> band.people().stream()).map(fit -> fit.profile().content().name()).toList();
  }

  private static FitToSearch only(SearchResult result) {
    return result.bands().getFirst().people().getFirst();
  }

  private static FitToSearch fit(SearchResult result, @Nullable String name) {
    var all = new ArrayList<>(result.close());
    result.bands().forEach(band -> all.addAll(band.people()));
    return all.stream().filter(fit -> fit.profile().content().name().equals(name)).findFirst().orElseThrow();
  }
}
