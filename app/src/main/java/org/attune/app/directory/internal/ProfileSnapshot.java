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
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.SearchQuery;
import org.attune.app.directory.SearchFilters;
import org.attune.app.directory.SearchFilters.FeeLimit;
import org.attune.app.directory.SearchFilters.Filter;
import org.attune.app.directory.SearchResult;
import org.attune.app.directory.TherapyStyle;
import org.jspecify.annotations.Nullable;

/**
 * All public profiles as they were at one revision, in memory: what can be filtered by is a set of their positions, and what is scored
 * lies in arrays, so that a search compares sets and looks at those alone who fit.
 */
final class ProfileSnapshot {

  /** So many who miss one condition are shown after all who fit. */
  private static final int MOST_CLOSE = 10;
  /** Fees that can be chosen as the most, and those that somebody asks for are rounded up to. */
  static final List<Integer> FEE_STEPS = List.of(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160, 180, 200, 250, 300, 400, 500);
  private static final int POSITION_BITS = 20;
  private static final BitSet NOBODY = new BitSet();

  private final List<SearchableProfile> entries;
  private final long[] marks;
  private final BitSet online = new BitSet();
  private final BitSet couples = new BitSet();
  private final BitSet stepFree = new BitSet();
  private final Map<String, BitSet> towns = new TreeMap<>();
  private final Map<String, BitSet> languages = new TreeMap<>();
  private final Map<String, BitSet> specialisms = new TreeMap<>();
  private final Map<String, BitSet> currencies = new TreeMap<>();
  private final int[] fees;
  private final Instant[] openUntil;
  private final byte[][] style;
  private final Map<String, Positions> mentioning = new HashMap<>();

  ProfileSnapshot(Collection<SearchableProfile> all) {
    entries = List.copyOf(all);
    if (entries.size() >= 1 << POSITION_BITS) {
      throw new IllegalStateException("more profiles than positions");
    }
    marks = new long[entries.size()];
    fees = new int[entries.size()];
    openUntil = new Instant[entries.size()];
    style = new byte[4][entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      PublicProfile profile = entries.get(i).profile();
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
      openUntil[i] = profile.places().openUntil();
      TherapyStyle offered = content.style();
      style[0][i] = (byte) offered.lead();
      style[1][i] = (byte) offered.feelings();
      style[2][i] = (byte) offered.time();
      style[3][i] = (byte) offered.challenge();
      for (String term : entries.get(i).terms()) {
        mentioning.computeIfAbsent(term, first -> new Positions()).add(i);
      }
    }
  }

  /** The positions of those whose terms have one term, in an array that grows. */
  private static final class Positions {
    private int[] at = new int[2];
    private int size;

    void add(int position) {
      if (size == at.length) {
        at = Arrays.copyOf(at, 2 * size);
      }
      at[size++] = position;
    }
  }

  /** Who mentions this term. */
  BitSet mentioning(String term) {
    var people = new BitSet(entries.size());
    Positions positions = mentioning.get(term);
    for (int i = 0; positions != null && i < positions.size; i++) {
      people.set(positions.at[i]);
    }
    return people;
  }

  int size() {
    return entries.size();
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
   * Who fits, and, where there is room for them, who would if one condition were dropped.
   *
   * @param seed orders who fit about equally; the same seed always gives the same order
   * @param most how many of those who fit are wanted
   * @param now whether a place was confirmed lately enough
   */
  SearchResult match(SearchQuery search, List<MentionedTopic> topics, long seed, int most, Instant now) {
    List<Condition> conditions = conditions(search.filters(), now);
    BitSet fitting = meeting(conditions);
    int fits = fitting.cardinality();
    var ranking = new Ranking(search, topics, conditions, seed);
    List<FitBand> bands = ranking.bands(fitting, most);
    List<FilterRelaxation> loosenings = List.of();
    List<FitToSearch> close = List.of();
    if (fits <= most) {
      Map<Filter, BitSet> missingOne = missingOne(conditions);
      if (fits == 0) {
        loosenings = loosenings(search.filters(), missingOne);
      } else {
        var any = new BitSet();
        missingOne.values().forEach(any::or);
        close = ranking.bands(any, MOST_CLOSE).stream().flatMap(band -> band.people().stream()).toList();
      }
    }
    return new SearchResult(bands, close, loosenings, fits, topics.stream().filter(topic -> !topic.read().equals(topic.typed()))
        .map(topic -> new SearchResult.Reading(topic.typed(), topic.read())).toList());
  }

  private BitSet meeting(List<Condition> conditions) {
    var meeting = new BitSet(entries.size());
    meeting.set(0, entries.size());
    conditions.forEach(condition -> meeting.and(condition.met()));
    return meeting;
  }

  /** Who meets all conditions but this one. */
  private Map<Filter, BitSet> missingOne(List<Condition> conditions) {
    var missing = new EnumMap<Filter, BitSet>(Filter.class);
    for (Condition condition : conditions) {
      BitSet others = meeting(conditions.stream().filter(other -> other != condition).toList());
      others.andNot(condition.met());
      missing.put(condition.filter(), others);
    }
    return missing;
  }

  /** @param met who meets it */
  private record Condition(Filter filter, BitSet met) {}

  private List<Condition> conditions(SearchFilters filters, Instant now) {
    var conditions = new ArrayList<Condition>();
    if (filters.online() || !filters.towns().isEmpty()) {
      var suits = new BitSet();
      if (filters.online()) {
        suits.or(online);
      }
      filters.towns().forEach(town -> suits.or(towns.getOrDefault(town, NOBODY)));
      conditions.add(new Condition(Filter.WHERE, suits));
    }
    FeeLimit limit = filters.fee();
    if (limit != null) {
      conditions.add(new Condition(Filter.FEE, those(currencies.getOrDefault(limit.currency(), NOBODY), i -> fees[i] <= limit.most())));
    }
    if (filters.language() != null) {
      conditions.add(new Condition(Filter.LANGUAGE, languages.getOrDefault(filters.language(), NOBODY)));
    }
    if (filters.placeNow()) {
      conditions.add(new Condition(Filter.PLACE_NOW, those(meeting(List.of()), i -> !now.isAfter(openUntil[i]))));
    }
    if (filters.couples()) {
      conditions.add(new Condition(Filter.COUPLES, couples));
    }
    if (filters.stepFree()) {
      conditions.add(new Condition(Filter.STEP_FREE, stepFree));
    }
    if (!filters.specialisms().isEmpty()) {
      BitSet all = meeting(List.of());
      filters.specialisms().forEach(code -> all.and(specialisms.getOrDefault(code, NOBODY)));
      conditions.add(new Condition(Filter.SPECIALISM, all));
    }
    return conditions;
  }

  private static BitSet those(BitSet among, IntPredicate holds) {
    var those = new BitSet(among.length());
    for (int i = among.nextSetBit(0); i >= 0; i = among.nextSetBit(i + 1)) {
      if (holds.test(i)) {
        those.set(i);
      }
    }
    return those;
  }

  private List<FilterRelaxation> loosenings(SearchFilters filters, Map<Filter, BitSet> missingOne) {
    List<FilterRelaxation> adding = missingOne.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> loosening(entry.getKey(), entry.getValue(), filters.fee()))
        .sorted(Comparator.comparing(FilterRelaxation::adds).reversed()).toList();
    return adding.isEmpty() && !entries.isEmpty() ? List.of(new FilterRelaxation(null, entries.size(), null)) : adding;
  }

  /** Of a fee, no more than is needed: the least step that adds somebody. */
  private FilterRelaxation loosening(Filter filter, BitSet adds, @Nullable FeeLimit limit) {
    if (filter == Filter.FEE && limit != null) {
      var comparable = (BitSet) adds.clone();
      comparable.and(currencies.getOrDefault(limit.currency(), NOBODY));
      if (!comparable.isEmpty()) {
        int enough = stepFor(comparable.stream().map(i -> fees[i]).min().orElseThrow());
        return new FilterRelaxation(filter, those(comparable, i -> fees[i] <= enough).cardinality(), new FeeLimit(enough, limit.currency()));
      }
    }
    return new FilterRelaxation(filter, adds.cardinality(), null);
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

  /** The first so many of them, in the seed's order: of nothing else than the seed and the random id of a profile. */
  private int[] shuffled(BitSet people, long seed, int most) {
    var first = new long[most];
    int size = 0;
    for (int i = people.nextSetBit(0); i >= 0; i = people.nextSetBit(i + 1)) {
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

  /** One search among these profiles: scores, and the reasons of those alone who are shown. */
  private final class Ranking {
    private final SearchQuery search;
    private final List<MentionedTopic> topics;
    private final List<Condition> conditions;
    private final long seed;
    private final int[][] themes;
    private final int possible;

    Ranking(SearchQuery search, List<MentionedTopic> topics, List<Condition> conditions, long seed) {
      this.search = search;
      this.topics = topics;
      this.conditions = conditions;
      this.seed = seed;
      TherapyStyle wanted = search.preferences();
      themes = new int[][] {themes(wanted.lead()), themes(wanted.feelings()), themes(wanted.time()), themes(wanted.challenge())};
      possible = FitScore.possible(topics.size(), wanted);
    }

    private static int[] themes(int wanted) {
      int[] byStyle = new int[5];
      for (int offered = -2; offered <= 2; offered++) {
        byStyle[offered + 2] = FitScore.theme(wanted, offered);
      }
      return byStyle;
    }

    private int score(int i) {
      int reached = 0;
      for (MentionedTopic topic : topics) {
        reached += !topic.people().get(i) ? 0 : topic.whole() ? FitScore.WHOLE_TOPIC : FitScore.HALF_TOPIC;
      }
      for (int theme = 0; theme < 4; theme++) {
        reached += themes[theme][style[theme][i] + 2];
      }
      return FitScore.thousandths(reached, possible);
    }

    /** The best of these people, by their bands. */
    List<FitBand> bands(BitSet people, int most) {
      var scores = new short[entries.size()];
      var counts = new int[1001];
      for (int i = people.nextSetBit(0); i >= 0; i = people.nextSetBit(i + 1)) {
        scores[i] = (short) score(i);
        counts[scores[i]]++;
      }
      var bands = new ArrayList<FitBand>();
      int wanted = most;
      for (ScoreRange range : ranges(counts)) {
        if (wanted == 0) {
          break;
        }
        int[] shown = shuffled(those(people, i -> range.contains(scores[i])), seed, Math.min(range.size(), wanted));
        bands.add(new FitBand(Arrays.stream(shown)
            .mapToObj(i -> new FitToSearch(entries.get(i).profile(), entries.get(i).zone(), scores[i] / 1000.0, reasons(i))).toList(),
            range.size()));
        wanted -= shown.length;
      }
      return bands;
    }

    private List<FitReason> reasons(int i) {
      var fits = new ArrayList<FitReason>();
      var not = new ArrayList<FitReason>();
      for (Condition condition : conditions) {
        if (condition.met().get(i)) {
          met(condition.filter(), entries.get(i).profile(), fits);
        } else {
          not.add(missed(condition.filter(), entries.get(i).profile()));
        }
      }
      for (MentionedTopic topic : topics) {
        boolean mentioned = topic.people().get(i);
        (mentioned ? fits : not).add(new FitReason(mentioned,
            !mentioned ? "does-not-mention" : topic.whole() ? "mentions" : "mentions-part", topic.read()));
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
