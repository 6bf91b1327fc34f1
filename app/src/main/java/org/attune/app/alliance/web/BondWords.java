package org.attune.app.alliance.web;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.app.alliance.Bond;
import org.attune.app.alliance.Criterion;
import org.attune.app.alliance.Finding;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.SecondOpinion;
import org.attune.app.alliance.Signal;
import org.attune.app.alliance.Strength;
import org.attune.app.alliance.Yardstick;
import org.attune.app.checkins.CheckIn;
import org.attune.app.checkins.Line;
import org.attune.app.layout.BondChartData;
import org.attune.app.layout.BondChartData.Mark;
import org.attune.app.layout.Page;
import org.attune.app.sessions.Session;
import org.attune.app.sessions.SessionId;
import org.attune.engine.rupture.PredictiveDrop;
import org.jspecify.annotations.Nullable;

/** The bond in words and as a picture, for one of its two people. */
public final class BondWords {

  private final Page page;
  private final Bond bond;
  private final @Nullable String client;
  private final ZoneId zone;
  private final Bond.@Nullable Usual usual; // reckoned from the whole course, and told several times

  private BondWords(Page page, Bond bond, @Nullable String client, ZoneId zone) {
    this.page = page;
    this.bond = bond;
    this.client = client;
    this.zone = zone;
    this.usual = bond.usual();
  }

  /** For the therapist, who knows the client by this name. */
  public static BondWords forTherapist(Page page, Bond bond, String client, ZoneId zone) {
    return new BondWords(page, bond, client, zone);
  }

  /** For the client, in gentler words. */
  public static BondWords forClient(Page page, Bond bond, ZoneId zone) {
    return new BondWords(page, bond, null, zone);
  }

  /** Such as "Last time felt different for Maya." */
  public String headline(Signal signal) {
    boolean last = bond.lastHeld().map(Session::id).filter(signal.session()::equals).isPresent();
    if (last && signal.continues() != null) {
      return client == null ? page.t("alliance.own.stays") : page.t("alliance.stays", client);
    }
    int number = bond.session(signal.session()).map(Session::number).orElse(0);
    if (client == null) {
      return last ? page.t("alliance.own.different") : page.t("alliance.own.different-in", number);
    }
    return last ? page.t("alliance.different", client) : page.t("alliance.different-in", client, number);
  }

  /** What stood out, a sentence each, the most telling first. */
  public List<String> sentences(Signal signal) {
    var sentences = new ArrayList<String>();
    signal.fall().filter(Finding::holds).ifPresent(f -> sentences.add(fall(signal, f)));
    for (Line line : signal.lines()) {
      List<Finding> about = signal.findings().stream().filter(f -> f.line() == line && f.holds()).toList();
      Finding fell = about.stream().filter(f -> f.criterion() == Criterion.LINE_DROP).findFirst().orElse(null);
      Finding first = about.getFirst();
      sentences.add(fell != null
          ? page.t("alliance.line-fell", lineName(line, true), whole(fell.comparedTo()), whole(fell.value()))
          : page.t("alliance.line-low", lineName(line, true), whole(first.value())));
    }
    List<Signal> before = bond.continuedBy(signal);
    if (!before.isEmpty() && client != null) {
      sentences.add(page.t("alliance.stays-since", before.size()));
    }
    if (signal.edited()) {
      sentences.add(page.t(signal.holds() ? "alliance.edited" : "alliance.edited-away", client == null ? "" : client));
    }
    return sentences;
  }

  private String fall(Signal signal, Finding finding) {
    List<Line> most = bond.falls(signal.session()).stream().filter(f -> f.getValue() >= 1).limit(2)
        .map(Map.Entry::getKey).toList();
    double lowest = bond.before(signal.session()).stream().mapToDouble(c -> c.lines().mean()).min().orElse(0);
    int earlier = bond.before(signal.session()).size();
    var sentence = new StringBuilder(page.t(client == null ? "alliance.own.fell" : "alliance.fell",
        page.number(finding.value()), page.number(finding.comparedTo())));
    if (finding.value() < lowest && client != null) {
      sentence.append(page.t("alliance.lowest", earlier));
    }
    if (!most.isEmpty()) {
      sentence.append(page.t("alliance.most-of-all", lineNames(most)));
    }
    return sentence.append('.').toString();
  }

  /** How rare a score this low would be had nothing changed; null where only lines were named. */
  public @Nullable String rarity(Signal signal) {
    return signal.fall().map(Finding::reckoning).map(b -> rarity(b.rarity())).orElse(null);
  }

  /** "About 1 session in 200", to two figures at most. */
  public String rarity(double rarity) {
    if (rarity < 0.001) {
      return page.t("alliance.rarer");
    }
    double in = 1 / rarity;
    double step = in < 20 ? 1 : Math.pow(10, Math.floor(Math.log10(in)) - 1) * 5;
    return page.t("alliance.rare", Math.round(in / step) * (long) step);
  }

  /** What the therapist said of the same session, where the two chairs differ; null where they don't. */
  public @Nullable String otherChair(SessionId session) {
    Bond.ChairsDiffer differ = bond.chairsDiffer(session);
    if (differ == null) {
      return null;
    }
    return differ.lines().isEmpty()
        ? page.t("alliance.chairs-differ", page.number(differ.therapist()), page.number(differ.client()))
        : page.t("alliance.chairs-differ-in", page.number(differ.therapist()), page.number(differ.client()),
            lineNames(differ.lines()));
  }

  /** Which lines moved by two or more since the check-in before; null where there is none before it. */
  public @Nullable String changes(SessionId session) {
    CheckIn now = bond.client().get(session);
    List<CheckIn> before = bond.before(session);
    if (now == null || before.isEmpty()) {
      return null;
    }
    CheckIn last = before.getLast();
    List<String> moved = java.util.Arrays.stream(Line.values())
        .filter(l -> Math.abs(now.lines().of(l) - last.lines().of(l)) >= 2)
        .map(l -> page.t(now.lines().of(l) > last.lines().of(l) ? "alliance.changes.up" : "alliance.changes.down",
            lineName(l, false), last.lines().of(l), now.lines().of(l)))
        .toList();
    if (moved.isEmpty()) {
      return page.t("alliance.changes.none");
    }
    String sentence = String.join("; ", moved);
    return sentence.substring(0, 1).toUpperCase(page.locale()) + sentence.substring(1) + ".";
  }

  /** The reasons for a signal, one by one, with the rule of each. */
  public List<Reason> reasons(Signal signal) {
    return signal.findings().stream().map(f -> new Reason(reason(f), arithmetic(f), source(f), f.holds())).toList();
  }

  /**
   * One reason in words.
   *
   * @param arithmetic the steps of the reckoning; empty where the rule says all
   * @param source     where the reckoning comes from; empty where there is none
   */
  public record Reason(String words, List<String> arithmetic, String source, boolean holds) {}

  private String source(Finding f) {
    return f.criterion().isOfTheMean() ? page.t("alliance.source." + f.criterion().code()) : "";
  }

  /** By which criterion the mean is judged in this practice, and why. */
  public String yardstick() {
    return switch (bond.yardstick()) {
      case Yardstick.OwnBaseline own -> page.t("alliance.yardstick.own-baseline", Yardstick.COURSES_FOR_GROWTH);
      case Yardstick.Predictive(PredictiveDrop drop) -> page.t("alliance.yardstick.predictive", drop.curve().clients());
    };
  }

  private String reason(Finding f) {
    int earlier = f.reckoning() == null ? 0 : f.reckoning().earlier();
    return switch (f.criterion()) {
      case LOW_LINE -> page.t("alliance.rule.low-line", lineName(line(f), true), whole(f.value()));
      case LINE_DROP ->
          page.t("alliance.rule.line-drop", lineName(line(f), true), whole(f.comparedTo()), whole(f.value()));
      case OWN_BASELINE -> page.t("alliance.rule.own-baseline." + f.strength().code(), page.number(f.value()),
          page.number(f.comparedTo()), page.number(f.size()), earlier);
      case PREDICTIVE -> page.t("alliance.rule.predictive." + f.strength().code(), page.number(f.value()),
          page.number(f.comparedTo()), page.number(f.size()), earlier);
    };
  }

  private List<String> arithmetic(Finding f) {
    return switch (f.reckoning()) {
      case null -> List.of();
      case Finding.Baseline b -> arithmetic(f, b);
      case Finding.Expectation e -> List.of(
          page.t("alliance.sum.expected", e.earlier(), e.courses(), two(e.expected()), two(f.value()), two(f.size())),
          page.t("alliance.sum.expected-sd", two(e.sd())),
          page.t("alliance.sum.evidence", two(e.evidence())),
          page.t("alliance.sum.expected-rarity", String.format(page.locale(), "%.4f", e.rarity())));
    };
  }

  private List<String> arithmetic(Finding f, Finding.Baseline b) {
    int times = f.strength() == Strength.STRONG ? 2 : 1;
    return List.of(
        page.t("alliance.sum.baseline", b.earlier(), two(b.usual()), two(f.value()), two(f.size())),
        page.t("alliance.sum.own", two(b.ownSd())),
        page.t(b.provisional() ? "alliance.sum.provisional" : "alliance.sum.between", two(b.betweenSd()),
            b.betweenCourses()),
        page.t("alliance.sum.threshold", two(b.stricterSd()), times, two(times * b.stricterSd()), two(f.size())),
        page.t("alliance.sum.rarity", two(b.stricterSd()), b.earlier(), b.earlier() - 1,
            String.format(page.locale(), "%.4f", b.rarity())));
  }

  /** What the second opinion is. */
  public String secondOpinion(SessionId session) {
    return switch (bond.secondOpinion(session)) {
      case SecondOpinion.TooEarly(int missing) -> page.t("alliance.second.too-early", missing);
      case SecondOpinion.NoSpread none -> page.t("alliance.second.no-spread");
      case SecondOpinion.Limits(double low, double high, double score, boolean outside) ->
          page.t(outside ? "alliance.second.outside" : "alliance.second.inside", two(score), two(low), two(high));
    };
  }

  /** The day on which the therapist said that the two talked about it; null where they have not. */
  public @Nullable String talkedOn(Signal signal) {
    return bond.repair(signal).map(this::talkedOn).orElse(null);
  }

  public @Nullable String talkedOn(Repair repair) {
    return repair.talkedAt() == null ? null : page.day(repair.talkedAt().atZone(zone).toLocalDate());
  }

  /** The course as a line over what is usual. */
  public BondChartData chart() {
    List<BondChartData.Point> points = bond.sessions().stream()
        .filter(s -> bond.client().containsKey(s.id()) || bond.therapist().containsKey(s.id()))
        .map(this::point).toList();
    List<Integer> missed = bond.sessions().stream().filter(s -> s.state() == Session.State.MISSED)
        .map(Session::number).toList();
    String title = client == null ? page.t("alliance.own.chart") : page.t("alliance.chart", client);
    return new BondChartData(title, description(), 1, 7, true, points,
        usual == null ? null : new BondChartData.Usual(usual.low(), usual.high(), usual.fromSession()), missed);
  }

  private BondChartData.Point point(Session session) {
    CheckIn felt = bond.client().get(session.id());
    CheckIn rated = client == null ? null : bond.therapist().get(session.id());
    return new BondChartData.Point(session.number(), page.date(session.plannedAt().atZone(zone).toLocalDate()),
        felt == null ? null : felt.lines().mean(), rated == null ? null : rated.lines().mean(), mark(session.id()));
  }

  private Mark mark(SessionId session) {
    if (bond.repairs().stream().anyMatch(r -> r.isAgreed() && session.equals(r.session()))) {
      return Mark.REPAIRED;
    }
    return bond.signals().stream()
        .filter(s -> s.session().equals(session) && s.holds())
        .filter(s -> bond.repair(s).filter(Repair::wasNoRupture).isEmpty())
        .findFirst().map(s -> s.strength() == Strength.STRONG ? Mark.STRONG : Mark.GENTLE).orElse(Mark.USUAL);
  }

  /** Whether nothing can be said yet of what is usual. */
  public boolean isTooEarly() {
    return usual == null;
  }

  /** The course in a sentence: the same that stands above the picture. */
  public String description() {
    List<CheckIn> all = bond.checkIns();
    if (all.isEmpty()) {
      return page.t("alliance.nothing-yet");
    }
    CheckIn last = all.getLast();
    return usual == null
        ? page.t("alliance.too-early", all.size(), page.number(last.lines().mean()))
        : page.t("alliance.course", all.size(), page.number(usual.low()), page.number(usual.high()),
            page.number(last.lines().mean()));
  }

  /** The name of a line, such as "heard", at the start of a sentence or within it. */
  public String lineName(Line line, boolean atStart) {
    return page.t("alliance.line." + line.name().toLowerCase(Locale.ROOT) + (atStart ? ".start" : ""));
  }

  private String lineNames(List<Line> lines) {
    List<String> names = lines.stream().map(l -> lineName(l, false)).toList();
    return names.size() < 2 ? String.join("", names)
        : page.t("alliance.and", names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")),
            names.getLast());
  }

  private static Line line(Finding finding) {
    return java.util.Objects.requireNonNull(finding.line());
  }

  private String two(double value) {
    return String.format(page.locale(), "%.2f", value);
  }

  private static String whole(double value) {
    return String.valueOf(Math.round(value));
  }
}
