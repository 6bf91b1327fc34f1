package org.attune.app.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.app.directory.SampleProfiles.named;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.attune.app.directory.FitToSearch;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.SampleProfiles;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.Specialisms;
import org.attune.app.directory.TherapyStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether everybody is seen about as often as their fit to the searches justifies. Visitors look at the first ten, with an
 * attention of 1 ÷ log₂(1 + rank); somebody's share of all attention is put beside their share of all fit (Biega 2018,
 * arXiv 1805.01788). Sixty therapists and the visitors are drawn from a fixed seed; the figures are in docs/decisions/0431.
 */
class FairnessTests {

  private static final int PEOPLE = 60;
  private static final int VISITORS = 5_000;
  private static final int SEEN = 10;

  /** @param least the smallest share of attention ÷ share of fit, and {@code below} how many are below a quarter */
  private record Outcome(double least, long below, double gini, double quality) {}

  /** As likely as not, three of four, nine of ten: how many of those who mind want the same side. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.75, 0.9})
  void nobodyIsSeenLessThanAQuarterAsOftenAsTheirFitJustifies(double wantTheSame) {
    Outcome bands = simulate(wantTheSame, people -> people);
    assertThat(bands.below()).isZero();
    assertThat(bands.least()).isGreaterThan(0.35);
    assertThat(bands.quality()).isGreaterThan(0.99);
  }

  @Test
  void withoutTheShuffleSomeWouldHardlyBeSeen() {
    Outcome byName = simulate(0.9, FairnessTests::byName);
    assertThat(byName.below()).isGreaterThan(3);
    assertThat(byName.least()).isLessThan(0.2);
  }

  private static List<FitToSearch> byName(List<FitToSearch> shuffled) {
    return shuffled.stream().sorted(Comparator.comparing(FitToSearch::score).reversed().thenComparing(fit -> fit.profile().slug())).toList();
  }

  private static Outcome simulate(double wantTheSame, UnaryOperator<List<FitToSearch>> order) {
    var random = new Random(431);
    List<PublicProfile> people = people(random);
    Map<ProfileId, Integer> numbers = new HashMap<>();
    people.forEach(one -> numbers.put(one.id(), numbers.size()));
    var snapshot = new ProfileSnapshot(people.stream()
        .map(one -> new SearchableProfile(one, ZoneOffset.UTC, List.copyOf(one.content().focus().specialisms()))).toList());
    double[] attention = new double[PEOPLE];
    double[] fit = new double[PEOPLE];
    double quality = 0;
    for (int visitor = 0; visitor < VISITORS; visitor++) {
      List<String> specialisms = drawn(random, random.nextInt(3));
      List<MentionedTopic> topics = specialisms.stream().map(code -> new MentionedTopic(code, code, true, snapshot.mentioning(code))).toList();
      var search = new SearchQuery(String.join(",", specialisms), SearchFilters.NONE,
          new TherapyStyle(preference(wantTheSame, random), preference(wantTheSame, random), preference(wantTheSame, random),
              preference(wantTheSame, random)));
      List<FitToSearch> all = order.apply(snapshot.match(search, topics, random.nextLong(), PEOPLE, SampleProfiles.NOW).bands().stream()
          .flatMap(band -> band.people().stream()).toList());
      double best = 0;
      double reached = 0;
      List<Double> scores = all.stream().map(FitToSearch::score).sorted(Comparator.reverseOrder()).toList();
      for (int rank = 1; rank <= all.size(); rank++) {
        FitToSearch one = all.get(rank - 1);
        int number = Objects.requireNonNull(numbers.get(one.profile().id()));
        fit[number] += one.score();
        if (rank <= SEEN) {
          double seen = Math.log(2) / Math.log(1 + rank);
          attention[number] += seen;
          reached += seen * one.score();
          best += seen * scores.get(rank - 1);
        }
      }
      quality += reached / best / VISITORS;
    }
    double[] ratios = new double[PEOPLE];
    for (int i = 0; i < PEOPLE; i++) {
      ratios[i] = attention[i] / Arrays.stream(attention).sum() / (fit[i] / Arrays.stream(fit).sum());
    }
    return new Outcome(Arrays.stream(ratios).min().orElseThrow(), Arrays.stream(ratios).filter(ratio -> ratio < 0.25).count(),
        gini(ratios), quality);
  }

  /** Everybody lists three to seven specialisms, some of which many list, and works in a way of their own. */
  private static List<PublicProfile> people(Random random) {
    var people = new ArrayList<PublicProfile>();
    for (int i = 0; i < PEOPLE; i++) {
      people.add(named("therapist " + i).with(drawn(random, 3 + random.nextInt(5)).toArray(String[]::new))
          .working(random.nextInt(5) - 2, random.nextInt(5) - 2, random.nextInt(5) - 2, random.nextInt(5) - 2).profile());
    }
    return people;
  }

  /** Different ones, the first of the list more often than the last. */
  private static List<String> drawn(Random random, int count) {
    var drawn = new LinkedHashSet<String>();
    while (drawn.size() < count) {
      drawn.add(Specialisms.CODES.get((int) (Specialisms.CODES.size() * Math.pow(random.nextDouble(), 1.5))));
    }
    return List.copyOf(drawn);
  }

  /** Two of three don't mind. */
  private static int preference(double wantTheSame, Random random) {
    return random.nextInt(3) > 0 ? 0 : random.nextDouble() < wantTheSame ? 1 : -1;
  }

  private static double gini(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double weighted = 0;
    for (int i = 0; i < sorted.length; i++) {
      weighted += (2 * (i + 1) - sorted.length - 1) * sorted[i];
    }
    return weighted / (sorted.length * Arrays.stream(sorted).sum());
  }
}
