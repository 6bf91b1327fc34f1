package org.attune.app.alliance.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.alliance.AllianceHistory;
import org.attune.app.alliance.BaselineModel;
import org.attune.app.alliance.ControlChartResult;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.SignalCriterion;
import org.attune.app.alliance.SignalReason;
import org.attune.app.alliance.SignalStrength;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Item;
import org.attune.app.layout.CourseChartData;
import org.attune.app.layout.CourseChartData.Mark;
import org.attune.app.layout.PageContext;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.PredictiveDrop;
import org.jspecify.annotations.Nullable;

/** The alliance in words and as a picture, for one of its two people. */
public final class AllianceText {

  private final PageContext page;
  private final AllianceHistory history;
  private final @Nullable String client;
  private final ZoneId zone;
  private final AllianceHistory.@Nullable UsualRangeSince usual; // calculated from the whole course, and shown several times

  private AllianceText(PageContext page, AllianceHistory history, @Nullable String client, ZoneId zone) {
    this.page = page;
    this.history = history;
    this.client = client;
    this.zone = zone;
    this.usual = history.usualRange();
  }

  /** For the therapist, who knows the client by this name. */
  public static AllianceText forTherapist(PageContext page, AllianceHistory history, String client, ZoneId zone) {
    return new AllianceText(page, history, client, zone);
  }

  /** For the client, in gentler words. */
  public static AllianceText forClient(PageContext page, AllianceHistory history, ZoneId zone) {
    return new AllianceText(page, history, null, zone);
  }

  /** Such as "Last time felt different for Maya." */
  public String headline(Signal signal) {
    boolean last = history.lastHeldSession().map(Session::id).filter(signal.session()::equals).isPresent();
    if (last && signal.continues() != null) {
      return client == null ? page.t("alliance.own.stays") : page.t("alliance.stays", client);
    }
    int number = history.findSession(signal.session()).map(Session::number).orElse(0);
    if (client == null) {
      return last ? page.t("alliance.own.different") : page.t("alliance.own.different-in", number);
    }
    return last ? page.t("alliance.different", client) : page.t("alliance.different-in", client, number);
  }

  /** What stood out, a sentence each, the most telling first. */
  public List<String> sentences(Signal signal) {
    var sentences = new ArrayList<String>();
    signal.meanDrop().filter(SignalReason::stillHolds).ifPresent(f -> sentences.add(fall(signal, f)));
    for (Item item : signal.items()) {
      List<SignalReason> about = signal.findings().stream().filter(f -> f.item() == item && f.stillHolds()).toList();
      SignalReason fell = about.stream().filter(f -> f.criterion() == SignalCriterion.LINE_DROP).findFirst().orElse(null);
      SignalReason first = about.getFirst();
      sentences.add(fell != null
          ? page.t("alliance.line-fell", itemName(item, true), whole(fell.comparedTo()), whole(fell.value()))
          : page.t("alliance.line-low", itemName(item, true), whole(first.value())));
    }
    List<Signal> before = history.continuedBy(signal);
    if (!before.isEmpty() && client != null) {
      sentences.add(page.t("alliance.stays-since", before.size()));
    }
    if (signal.edited()) {
      sentences.add(page.t(signal.stillHolds() ? "alliance.edited" : "alliance.edited-away"));
    }
    return sentences;
  }

  private String fall(Signal signal, SignalReason reason) {
    List<Item> most = history.dropsByItem(signal.session()).stream().filter(f -> f.getValue() >= 1).limit(2)
        .map(Map.Entry::getKey).toList();
    double lowest = history.checkInsBefore(signal.session()).stream().mapToDouble(c -> c.ratings().mean()).min().orElse(0);
    int earlier = history.checkInsBefore(signal.session()).size();
    String key = client == null ? "alliance.own.fell" : "alliance.fell";
    String fell = most.isEmpty() || signal.items().containsAll(most) // those have a sentence each
        ? page.t(key, page.number(reason.value()), page.number(reason.comparedTo()))
        : page.t(key + "-most", page.number(reason.value()), page.number(reason.comparedTo()), felt(most));
    return reason.value() < lowest && client != null ? fell + " " + page.t("alliance.lowest", earlier) : fell;
  }

  /** Such as "being heard and seen". */
  private String felt(List<Item> items) {
    List<Item> sorted = items.stream().sorted(Comparator.comparing(Item.WORKING::equals)).toList();
    return list(Stream.concat(sorted.stream().limit(1).map(item -> page.t("alliance.line." + code(item) + ".being")),
        sorted.stream().skip(1).map(item -> itemName(item, false))).toList());
  }

  /** How rare a score this low would be had nothing changed; null where only items were named. */
  public @Nullable String tailProbability(Signal signal) {
    return signal.meanDrop().map(SignalReason::calculation).map(b -> tailProbability(b.tailProbability())).orElse(null);
  }

  /** "About 1 session in 200", to two figures at most. */
  public String tailProbability(double rarity) {
    if (rarity < 0.001) {
      return page.t("alliance.rarer");
    }
    double in = 1 / rarity;
    double step = in < 20 ? 1 : Math.pow(10, Math.floor(Math.log10(in)) - 1) * 5;
    return page.t("alliance.rare", Math.round(in / step) * (long) step);
  }

  /** What the therapist said of the same session, where the two chairs differ; null where they don't, and for the client. */
  public @Nullable String otherChair(SessionId session) {
    AllianceHistory.ChairDifference differ = history.chairDifference(session);
    if (differ == null || client == null) {
      return null;
    }
    return differ.items().isEmpty()
        ? page.t("alliance.chairs-differ", page.number(differ.therapist()), page.number(differ.client()), client)
        : page.t("alliance.chairs-differ-in", page.number(differ.therapist()), page.number(differ.client()), client,
            lineNames(differ.items()));
  }

  /** Which items moved by two or more since the check-in before; null where there is none before it. */
  public @Nullable String itemChanges(SessionId session) {
    CheckIn now = history.clientCheckIns().get(session);
    List<CheckIn> before = history.checkInsBefore(session);
    if (now == null || before.isEmpty()) {
      return null;
    }
    CheckIn last = before.getLast();
    List<String> moved = java.util.Arrays.stream(Item.values())
        .filter(l -> Math.abs(now.ratings().rating(l) - last.ratings().rating(l)) >= 2)
        .map(l -> page.t(now.ratings().rating(l) > last.ratings().rating(l) ? "alliance.changes.up" : "alliance.changes.down",
            itemName(l, false), last.ratings().rating(l), now.ratings().rating(l)))
        .toList();
    if (moved.isEmpty()) {
      return page.t("alliance.changes.none");
    }
    String sentence = String.join("; ", moved);
    return sentence.substring(0, 1).toUpperCase(page.locale()) + sentence.substring(1) + ".";
  }

  /** The reasons for a signal: each rule once, with all the items that met it. */
  public List<ReasonText> reasons(Signal signal) {
    record Rule(SignalCriterion criterion, boolean stillHolds) {}
    var byRule = new LinkedHashMap<Rule, List<SignalReason>>();
    signal.findings().forEach(f -> byRule.computeIfAbsent(new Rule(f.criterion(), f.stillHolds()), rule -> new ArrayList<>()).add(f));
    return byRule.values().stream().map(met -> {
      SignalReason first = met.getFirst();
      return new ReasonText(reason(met), arithmetic(first), source(first), first.stillHolds());
    }).toList();
  }

  /**
   * One reason in words.
   *
   * @param calculationSteps the steps of the calculation; empty where the rule says all
   * @param source     where the calculation comes from; empty where there is none
   */
  public record ReasonText(String words, List<String> calculationSteps, String source, boolean stillHolds) {}

  private String source(SignalReason f) {
    return f.criterion().isAboutMean() ? page.t("alliance.source." + f.criterion().code()) : "";
  }

  /** By which criterion the mean is judged in this practice, and why. */
  public String baselineModel() {
    return switch (history.baselineModel()) {
      case BaselineModel.OwnBaseline own -> page.t("alliance.yardstick.own-baseline", BaselineModel.COURSES_FOR_GROWTH);
      case BaselineModel.Predictive(PredictiveDrop drop) -> page.t("alliance.yardstick.predictive", drop.curve().clients());
    };
  }

  /** One rule, and what met it. */
  private String reason(List<SignalReason> met) {
    SignalReason f = met.getFirst();
    int earlier = f.calculation() == null ? 0 : f.calculation().earlierCheckIns();
    return switch (f.criterion()) {
      case LOW_LINE -> page.t("alliance.rule.low-line", lineNames(met.stream().map(AllianceText::line).toList()));
      case LINE_DROP -> page.t("alliance.rule.line-drop", lineNames(met.stream().map(AllianceText::line).toList()));
      case OWN_BASELINE -> page.t("alliance.rule.own-baseline." + f.strength().code(), page.number(f.value()),
          page.number(f.comparedTo()), page.number(f.size()), earlier);
      case PREDICTIVE -> page.t("alliance.rule.predictive." + f.strength().code(), page.number(f.value()),
          page.number(f.comparedTo()), page.number(f.size()), earlier);
    };
  }

  private List<String> arithmetic(SignalReason f) {
    return switch (f.calculation()) {
      case null -> List.of();
      case SignalReason.BaselineCalculation b -> arithmetic(f, b);
      case SignalReason.PredictiveCalculation e -> List.of(
          page.t("alliance.sum.expected", e.earlierCheckIns(), e.courses(), two(e.expected()), two(f.value()), two(f.size())),
          page.t("alliance.sum.expected-sd", two(e.sd())),
          page.t("alliance.sum.evidence", two(e.evidence())),
          page.t("alliance.sum.expected-rarity", String.format(page.locale(), "%.4f", e.tailProbability())));
    };
  }

  private List<String> arithmetic(SignalReason f, SignalReason.BaselineCalculation b) {
    int times = f.strength() == SignalStrength.STRONG ? 2 : 1;
    return List.of(
        page.t("alliance.sum.baseline", b.earlierCheckIns(), two(b.baselineMean()), two(f.value()), two(f.size())),
        page.t("alliance.sum.own", two(b.ownSd())),
        page.t(b.provisional() ? "alliance.sum.provisional" : "alliance.sum.between", two(b.betweenSd()),
            b.betweenCourses()),
        page.t("alliance.sum.threshold", two(b.stricterSd()), times, two(times * b.stricterSd()), two(f.size())),
        page.t("alliance.sum.rarity", two(b.stricterSd()), b.earlierCheckIns(), b.earlierCheckIns() - 1,
            String.format(page.locale(), "%.4f", b.tailProbability())));
  }

  /** What the second opinion is. */
  public String controlChart(SessionId session) {
    return switch (history.controlChart(session)) {
      case ControlChartResult.TooEarly(int missing) -> page.t("alliance.second.too-early", missing);
      case ControlChartResult.NoSpread none -> page.t("alliance.second.no-spread");
      case ControlChartResult.Limits(double low, double high, double score, boolean outside) ->
          page.t(outside ? "alliance.second.outside" : "alliance.second.inside", two(score), two(low), two(high));
    };
  }

  /** The day on which the therapist said that the two talked about it; null where they have not. */
  public @Nullable String discussedOn(Signal signal) {
    return history.repair(signal).map(this::discussedOn).orElse(null);
  }

  public @Nullable String discussedOn(Repair repair) {
    return repair.progress().discussedAt() == null ? null : page.day(repair.progress().discussedAt().atZone(zone).toLocalDate());
  }

  /** The course as a line over what is usual. */
  public CourseChartData chart() {
    List<CourseChartData.Point> points = history.sessions().stream()
        .filter(s -> s.isHeld() || history.clientCheckIns().containsKey(s.id()) || history.therapistCheckIns().containsKey(s.id()))
        .map(this::point).toList();
    List<Integer> missed = history.sessions().stream().filter(s -> s.state() == Session.State.MISSED)
        .map(Session::number).toList();
    String title = client == null ? page.t("alliance.own.chart") : page.t("alliance.chart", client);
    return new CourseChartData(title, description(), 1, 7, true, points,
        usual == null ? null : new CourseChartData.UsualBand(usual.low(), usual.high(), usual.fromSession()), missed);
  }

  private CourseChartData.Point point(Session session) {
    CheckIn felt = history.clientCheckIns().get(session.id());
    CheckIn rated = client == null ? null : history.therapistCheckIns().get(session.id());
    return new CourseChartData.Point(session.number(), page.date(session.plannedAt().atZone(zone).toLocalDate()),
        felt == null ? null : felt.ratings().mean(), rated == null ? null : rated.ratings().mean(), mark(session.id()));
  }

  private Mark mark(SessionId session) {
    if (history.repairs().stream().anyMatch(r -> r.isAgreed() && session.equals(r.occasion().session()))) {
      return Mark.REPAIRED;
    }
    return history.signals().stream()
        .filter(s -> s.session().equals(session) && s.stillHolds())
        .filter(s -> history.repair(s).filter(Repair::wasNoRupture).isEmpty())
        .findFirst().map(s -> s.strength() == SignalStrength.STRONG ? Mark.STRONG : Mark.GENTLE).orElse(Mark.USUAL);
  }

  /** Whether nothing can be said yet of what is usual. */
  public boolean isTooEarly() {
    return usual == null;
  }

  /** The course in a sentence: the same as above the picture. */
  public String description() {
    List<CheckIn> all = history.checkIns();
    if (all.isEmpty()) {
      return page.t("alliance.nothing-yet");
    }
    CheckIn last = all.getLast();
    return usual == null
        ? page.t("alliance.too-early", all.size(), page.number(last.ratings().mean()))
        : page.t("alliance.course", all.size(), page.number(usual.low()), page.number(usual.high()),
            page.number(last.ratings().mean()));
  }

  /** The name of an item, such as "heard", at the start of a sentence or within it. */
  public String itemName(Item item, boolean atStart) {
    return page.t("alliance.line." + code(item) + (atStart ? ".start" : ""));
  }

  private String lineNames(List<Item> lines) {
    return list(lines.stream().map(l -> itemName(l, false)).toList());
  }

  private String list(List<String> names) {
    return names.size() < 2 ? String.join("", names)
        : page.t("alliance.and", names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")),
            names.getLast());
  }

  private static String code(Item item) {
    return item.name().toLowerCase(Locale.ROOT);
  }

  private static Item line(SignalReason reason) {
    return java.util.Objects.requireNonNull(reason.item());
  }

  private String two(double value) {
    return String.format(page.locale(), "%.2f", value);
  }

  private static String whole(double value) {
    return String.valueOf(Math.round(value));
  }
}
