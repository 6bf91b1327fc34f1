package org.attune.app.directory.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.attune.app.directory.Fee;
import org.attune.app.directory.FitBand;
import org.attune.app.directory.FitReason;
import org.attune.app.directory.FitScore;
import org.attune.app.directory.FitToSearch;
import org.attune.app.directory.FilterRelaxation;
import org.attune.app.directory.Location;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchFilters.Filter;
import org.attune.app.directory.SearchResult;
import org.attune.app.directory.TherapyStyle;
import org.jspecify.annotations.Nullable;

/**
 * All public profiles as they were at one revision, in memory, laid out so that a search looks at each of them once: what can be
 * filtered by is a set of positions, and what is scored lies in arrays.
 */
final class ProfileSnapshot {

  /** So many who miss one condition are shown after all who fit. */
  private static final int MOST_CLOSE = 10;
  /** Fees that can be chosen as the most, and those that somebody asks for are rounded up to. */
  static final List<Integer> FEE_STEPS = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200, 250, 300, 400, 500);
  private static final int POSITION_BITS = 20;

  private final List<PublicProfile> profiles;
  private final long[] marks;
  private final BitSet online = new BitSet();
  private final BitSet couples = new BitSet();
  private final BitSet stepFree = new BitSet();
  private final Map<String, BitSet> towns = new TreeMap<>();
  private final Map<String, BitSet> languages = new TreeMap<>();
  private final Map<String, BitSet> specialisms = new TreeMap<>();
  private final Map<String, BitSet> currencies = new TreeMap<>();
  private final int[] fees;
  private final byte[][] style;
  private final Map<Integer, Integer> positions = new HashMap<>();

  /** @param numbers of their documents, by which a search for words names them */
  ProfileSnapshot(Collection<PublicProfile> all, Map<ProfileId, Integer> numbers) {
    profiles = List.copyOf(all);
    if (profiles.size() >= 1 << POSITION_BITS) {
      throw new IllegalStateException("more profiles than positions");
    }
    marks = new long[profiles.size()];
    fees = new int[profiles.size()];
    style = new byte[4][profiles.size()];
    for (int i = 0; i < profiles.size(); i++) {
      PublicProfile profile = profiles.get(i);
      ProfileContent content = profile.content();
      Location place = content.practicalities().place();
      marks[i] = profile.id().value().getMostSignificantBits() ^ Long.rotateLeft(profile.id().value().getLeastSignificantBits(), 32);
      online.set(i, place.online());
      if (place.inPerson()) {
        towns.computeIfAbsent(place.town(), town -> new BitSet()).set(i);
        stepFree.set(i, place.stepFree());
      }
      couples.set(i, content.practicalities().welcomes().couples());
      for (String language : content.practicalities().languages()) {
        languages.computeIfAbsent(language, l -> new BitSet()).set(i);
      }
      for (String specialism : content.focus().specialisms()) {
        specialisms.computeIfAbsent(specialism, s -> new BitSet()).set(i);
      }
      Fee fee = content.practicalities().fee();
      currencies.computeIfAbsent(fee.currency(), c -> new BitSet()).set(i);
      fees[i] = FeeLimit.lowest(fee);
      TherapyStyle offered = content.style();
      style[0][i] = (byte) offered.lead();
      style[1][i] = (byte) offered.feelings();
      style[2][i] = (byte) offered.time();
      style[3][i] = (byte) offered.challenge();
      Integer number = numbers.get(profile.id());
      if (number != null) {
        positions.put(number, i);
      }
    }
  }

  int size() {
    return profiles.size();
  }

  /** Codes that somebody lists, in their order. */
  List<String> specialisms() {
    return List.copyOf(specialisms.keySet());
  }

  List<String> languages() {
    return List.copyOf(languages.keySet());
  }

  List<String> towns() {
    return List.copyOf(towns.keySet());
  }

  /** The currency that most of them ask for; empty where there is nobody. */
  String currency() {
    return currencies.entrySet().stream().max(Comparator.comparing(entry -> entry.getValue().cardinality()))
        .map(Map.Entry::getKey).orElse("");
  }

  /** The fees to choose from in that currency: from the least that anybody asks to the most. */
  List<Integer> feeSteps() {
    BitSet comparable = currencies.getOrDefault(currency(), new BitSet());
    if (comparable.isEmpty()) {
      return List.of();
    }
    int least = comparable.stream().map(i -> fees[i]).min().orElse(0);
    int most = comparable.stream().map(i -> fees[i]).max().orElse(0);
    return FEE_STEPS.stream().filter(step -> step >= least && (step < most || step == stepFor(most))).toList();
  }

  private static int stepFor(int fee) {
    return FEE_STEPS.stream().filter(step -> step >= fee).findFirst().orElse(fee);
  }

  /**
   * Everybody is looked at once: who fits, and who would if one condition were dropped.
   *
   * @param seed orders who fit about equally; the same seed always gives the same order
   * @param most how many of those who fit are wanted
   * @param now whether a place was confirmed lately enough
   */
  SearchResult match(SearchQuery search, List<MentionedTopic> topics, long seed, int most, Instant now) {
    SearchFilters filters = search.filters();
    Condition[] conditions = conditions(filters, now);
    BitSet[] whole = sets(topics, true);
    BitSet[] part = sets(topics, false);
    TherapyStyle wanted = search.preferences();
    int[][] themes = {themes(wanted.lead()), themes(wanted.feelings()), themes(wanted.time()), themes(wanted.challenge())};
    int possible = FitScore.possible(topics.size(), wanted);

    var missing = new byte[profiles.size()];
    var scores = new short[profiles.size()];
    var loosened = new int[Filter.values().length];
    var counts = new int[1001];
    var closeCounts = new int[1001];
    var feesAbove = new TreeMap<Integer, Integer>();
    int fitting = 0;
    for (int i = 0; i < missing.length; i++) {
      int fails = 0;
      for (Condition condition : conditions) {
        if (!condition.holds().test(i)) {
          fails |= 1 << condition.filter().ordinal();
        }
      }
      missing[i] = (byte) fails;
      if (Integer.bitCount(fails) > 1) {
        continue;
      }
      int score = score(i, whole, part, themes, possible);
      scores[i] = (short) score;
      if (fails == 0) {
        fitting++;
        counts[score]++;
      } else {
        closeCounts[score]++;
        loosened[Integer.numberOfTrailingZeros(fails)]++;
        if (fails == 1 << Filter.FEE.ordinal() && inCurrency(filters.fee(), i)) {
          feesAbove.merge(stepFor(fees[i]), 1, Integer::sum);
        }
      }
    }
    var reasons = new Explanation(search, topics, whole, part, conditions, missing);
    List<FitBand> bands = bands(counts, scores, i -> missing[i] == 0, seed, most, reasons);
    List<FitToSearch> close = fitting == 0 || fitting > most ? List.of()
        : bands(closeCounts, scores, i -> Integer.bitCount(missing[i]) == 1, seed, MOST_CLOSE, reasons).stream()
            .flatMap(band -> band.people().stream()).toList();
    return new SearchResult(bands, close, fitting == 0 ? loosenings(filters, loosened, feesAbove) : List.of(), fitting,
        topics.stream().filter(topic -> !topic.read().equals(topic.typed()))
            .map(topic -> new SearchResult.Reading(topic.typed(), topic.read())).toList());
  }

  private int score(int i, BitSet[] whole, BitSet[] part, int[][] themes, int possible) {
    int reached = mentioned(i, whole, part);
    for (int theme = 0; theme < 4; theme++) {
      reached += themes[theme][style[theme][i] + 2];
    }
    return FitScore.thousandths(reached, possible);
  }

  private static int mentioned(int i, BitSet[] whole, BitSet[] part) {
    int sum = 0;
    for (int topic = 0; topic < whole.length; topic++) {
      sum += whole[topic].get(i) ? FitScore.WHOLE_TOPIC : part[topic].get(i) ? FitScore.HALF_TOPIC : 0;
    }
    return sum;
  }

  private static int[] themes(int wanted) {
    int[] byStyle = new int[5];
    for (int offered = -2; offered <= 2; offered++) {
      byStyle[offered + 2] = FitScore.theme(wanted, offered);
    }
    return byStyle;
  }

  private BitSet[] sets(List<MentionedTopic> topics, boolean whole) {
    return topics.stream().map(topic -> {
      var set = new BitSet(profiles.size());
      if (topic.whole() == whole) {
        for (int number : topic.numbers()) {
          Integer position = positions.get(number);
          if (position != null) {
            set.set(position);
          }
        }
      }
      return set;
    }).toArray(BitSet[]::new);
  }

  private record Condition(Filter filter, IntPredicate holds) {}

  private Condition[] conditions(SearchFilters filters, Instant now) {
    var conditions = new ArrayList<Condition>();
    if (filters.online() || !filters.towns().isEmpty()) {
      var suits = new BitSet();
      if (filters.online()) {
        suits.or(online);
      }
      filters.towns().forEach(town -> suits.or(towns.getOrDefault(town, new BitSet())));
      conditions.add(new Condition(Filter.WHERE, suits::get));
    }
    FeeLimit limit = filters.fee();
    if (limit != null) {
      BitSet comparable = currencies.getOrDefault(limit.currency(), new BitSet());
      conditions.add(new Condition(Filter.FEE, i -> fees[i] <= limit.most() && comparable.get(i)));
    }
    if (filters.language() != null) {
      conditions.add(new Condition(Filter.LANGUAGE, languages.getOrDefault(filters.language(), new BitSet())::get));
    }
    if (filters.placeNow()) {
      conditions.add(new Condition(Filter.PLACE_NOW, i -> profiles.get(i).places().isOpen(now)));
    }
    if (filters.couples()) {
      conditions.add(new Condition(Filter.COUPLES, couples::get));
    }
    if (filters.stepFree()) {
      conditions.add(new Condition(Filter.STEP_FREE, stepFree::get));
    }
    if (!filters.specialisms().isEmpty()) {
      List<BitSet> all = filters.specialisms().stream().map(code -> specialisms.getOrDefault(code, new BitSet())).toList();
      conditions.add(new Condition(Filter.SPECIALISM, i -> all.stream().allMatch(set -> set.get(i))));
    }
    return conditions.toArray(Condition[]::new);
  }

  private boolean inCurrency(@Nullable FeeLimit limit, int i) {
    return limit != null && currencies.getOrDefault(limit.currency(), new BitSet()).get(i);
  }

  private List<FilterRelaxation> loosenings(SearchFilters filters, int[] loosened, TreeMap<Integer, Integer> feesAbove) {
    var adding = new EnumMap<Filter, FilterRelaxation>(Filter.class);
    for (Filter filter : Filter.values()) {
      if (loosened[filter.ordinal()] > 0) {
        adding.put(filter, filter == Filter.FEE && filters.fee() != null && !feesAbove.isEmpty()
            ? new FilterRelaxation(filter, feesAbove.firstEntry().getValue(), new FeeLimit(feesAbove.firstKey(), filters.fee().currency()))
            : new FilterRelaxation(filter, loosened[filter.ordinal()], null));
      }
    }
    if (adding.isEmpty() && !profiles.isEmpty()) {
      return List.of(new FilterRelaxation(null, profiles.size(), null));
    }
    return adding.values().stream().sorted(Comparator.comparing(FilterRelaxation::adds).reversed()).toList();
  }

  private List<FitBand> bands(int[] counts, short[] scores, IntPredicate belongs, long seed, int most, Explanation explanation) {
    var bands = new ArrayList<FitBand>();
    int wanted = most;
    for (ScoreRange range : ranges(counts)) {
      if (wanted == 0) {
        break;
      }
      int[] people = shuffled(i -> belongs.test(i) && range.contains(scores[i]), seed, Math.min(range.size(), wanted));
      bands.add(new FitBand(Arrays.stream(people)
          .mapToObj(i -> new FitToSearch(profiles.get(i), scores[i] / 1000.0, explanation.of(i))).toList(), range.size()));
      wanted -= people.length;
    }
    return bands;
  }

  /** @param size how many people have these scores, of those that are counted */
  record ScoreRange(int highest, int lowest, int size) {
    boolean contains(int score) {
      return score <= highest && score >= lowest;
    }
  }

  /**
   * The scores of each band, from the highest down: a band ends where a score is {@link FitScore#BAND} below the highest of the band.
   *
   * @param counts how many have each score
   */
  static List<ScoreRange> ranges(int[] counts) {
    var ranges = new ArrayList<ScoreRange>();
    int score = counts.length - 1;
    while (score >= 0) {
      if (counts[score] == 0) {
        score--;
        continue;
      }
      int highest = score;
      int size = 0;
      for (; score >= 0 && highest - score < FitScore.BAND; score--) {
        size += counts[score];
      }
      ranges.add(new ScoreRange(highest, score + 1, size));
    }
    return ranges;
  }

  /** The first so many of those who belong, in the seed's order: of nothing else than the seed and the random id of a profile. */
  private int[] shuffled(IntPredicate belongs, long seed, int most) {
    var first = new long[most];
    int size = 0;
    for (int i = 0; i < marks.length; i++) {
      if (!belongs.test(i)) {
        continue;
      }
      long key = mix(seed ^ marks[i]) >>> 1 & -1L << POSITION_BITS | i;
      if (size < most) {
        first[size++] = key;
        if (size == most) {
          Arrays.sort(first);
        }
      } else if (key < first[most - 1]) {
        int at = -Arrays.binarySearch(first, key) - 1;
        System.arraycopy(first, at, first, at + 1, most - 1 - at);
        first[at] = key;
      }
    }
    Arrays.sort(first, 0, size);
    return Arrays.stream(first, 0, size).mapToInt(key -> (int) (key & (1 << POSITION_BITS) - 1)).toArray();
  }

  /** The finaliser of SplittableRandom: each bit of what goes in changes about half of those that come out. */
  private static long mix(long z) {
    long mixed = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }

  /** Why somebody came up, and what doesn't fit; made for those alone who are shown. */
  private final class Explanation {
    private final SearchQuery search;
    private final List<MentionedTopic> topics;
    private final BitSet[] whole;
    private final BitSet[] part;
    private final Condition[] conditions;
    private final byte[] missing;

    Explanation(SearchQuery search, List<MentionedTopic> topics, BitSet[] whole, BitSet[] part, Condition[] conditions, byte[] missing) {
      this.search = search;
      this.topics = topics;
      this.whole = whole;
      this.part = part;
      this.conditions = conditions;
      this.missing = missing;
    }

    List<FitReason> of(int i) {
      var fits = new ArrayList<FitReason>();
      var not = new ArrayList<FitReason>();
      for (Condition condition : conditions) {
        if ((missing[i] & 1 << condition.filter().ordinal()) != 0) {
          not.add(missed(condition.filter(), profiles.get(i)));
        } else {
          met(condition.filter(), profiles.get(i), fits);
        }
      }
      for (int topic = 0; topic < topics.size(); topic++) {
        String words = topics.get(topic).read();
        if (whole[topic].get(i)) {
          fits.add(new FitReason(true, "mentions", words));
        } else if (part[topic].get(i)) {
          fits.add(new FitReason(true, "mentions-part", words));
        } else {
          not.add(new FitReason(false, "does-not-mention", words));
        }
      }
      theme("lead", search.preferences().lead(), style[0][i], fits, not);
      theme("feelings", search.preferences().feelings(), style[1][i], fits, not);
      theme("time", search.preferences().time(), style[2][i], fits, not);
      theme("challenge", search.preferences().challenge(), style[3][i], fits, not);
      fits.addAll(not);
      return fits;
    }

    /** What a list shows beside a name anyway is not said again. */
    private void met(Filter filter, PublicProfile profile, List<FitReason> fits) {
      Fee fee = profile.content().practicalities().fee();
      switch (filter) {
        case SPECIALISM -> search.filters().specialisms().stream().sorted()
            .forEach(code -> fits.add(new FitReason(true, "specialism", code)));
        case FEE -> {
          if (search.filters().fee() != null && fee.regular() > search.filters().fee().most()) {
            fits.add(new FitReason(true, "reduced-fee", ""));
          }
        }
        case COUPLES -> fits.add(new FitReason(true, "couples", ""));
        case STEP_FREE -> fits.add(new FitReason(true, "step-free", ""));
        case LANGUAGE -> fits.add(new FitReason(true, "language", String.valueOf(search.filters().language())));
        case WHERE, PLACE_NOW -> { }
      }
    }

    private FitReason missed(Filter filter, PublicProfile profile) {
      return switch (filter) {
        case WHERE -> new FitReason(false, profile.content().practicalities().place().online() ? "only-online" : "elsewhere", "");
        case FEE -> new FitReason(false, "fee-above", "");
        case LANGUAGE -> new FitReason(false, "not-language", String.valueOf(search.filters().language()));
        case PLACE_NOW -> new FitReason(false, profile.places().count() > 0 ? "place-unconfirmed" : "no-place", "");
        case COUPLES -> new FitReason(false, "not-couples", "");
        case STEP_FREE -> new FitReason(false, "not-step-free", "");
        case SPECIALISM -> new FitReason(false, "not-specialism", search.filters().specialisms().stream().sorted()
            .filter(code -> !profile.content().focus().specialisms().contains(code)).findFirst().orElse(""));
      };
    }

    private static void theme(String theme, int wanted, int offered, List<FitReason> fits, List<FitReason> not) {
      if (wanted == 0) {
        return;
      }
      boolean suits = wanted * offered >= 0;
      String side = offered == 0 ? "either" : offered > 0 ? "more" : "less";
      (suits ? fits : not).add(new FitReason(suits, theme + "-" + side, ""));
    }
  }
}
