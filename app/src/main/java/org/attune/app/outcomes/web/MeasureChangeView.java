package org.attune.app.outcomes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.InstrumentScale;
import org.attune.app.measures.InstrumentScale.Threshold;
import org.attune.app.outcomes.MeasureChange;
import org.attune.engine.change.ReliableChange;
import org.attune.engine.change.SuddenChange;
import org.attune.engine.trajectory.ExpectedCourse;
import org.attune.engine.trajectory.NormalEstimate;
import org.jspecify.annotations.Nullable;

/**
 * How one measure went, in words and as a picture.
 *
 * @param heading    the news
 * @param sentences  what the news rests on
 * @param sudden     sudden gains and losses, a sentence each
 * @param arithmetic how that was worked out, with its sources; none where nothing was
 * @param track      how it goes beside what was expected; null where that isn't known, or not to be said
 */
public record MeasureChangeView(String name, String heading, List<String> sentences, List<String> sudden, TimelineChart chart,
    List<String> arithmetic, @Nullable TrackView track) {

  /**
   * How a measure goes beside what was expected.
   *
   * @param worthALook whether it is worse than nine in ten
   */
  public record TrackView(String heading, List<String> sentences, boolean worthALook) {}

  static MeasureChangeView of(Text text, TimelineChart chart) {
    return new MeasureChangeView(text.change.measure().name(), text.heading(), text.sentences(), text.sudden(), chart, text.arithmetic(),
        text.track());
  }

  /**
   * The words.
   *
   * @param keys        where the words begin: "outcomes.change" for a therapist, "outcomes.own.change" for the client
   * @param interpreted whether it may be said what scores mean; otherwise only what they were
   * @param expected    what was expected; null where that isn't known
   */
  record Text(PageContext page, MeasureChange change, String keys, boolean interpreted, @Nullable ExpectedCourse expected) {

    private String t(String key, Object... arguments) {
      return page.t(keys + "." + key, arguments);
    }

    private String name() {
      return change.measure().name();
    }

    private String number(double value) {
      return page.number(value);
    }

    private ReliableChange.@Nullable Result result() {
      return interpreted ? change.change().orElse(null) : null;
    }

    String heading() {
      ReliableChange.Result result = result();
      return result == null ? name() : t("heading." + code(result.category()), name());
    }

    List<String> sentences() {
      var sentences = new ArrayList<String>();
      double first = change.first().value();
      double now = change.latest().value();
      if (change.scores().size() == 1) {
        sentences.add(t("one", number(now)));
      } else {
        sentences.add(first == now ? t("same", number(now)) : t("start-and-now", number(first), number(now)));
      }
      sentences.add(t(change.measure().higherIsBetter() ? "higher" : "lower"));
      if (!interpreted) {
        return sentences;
      }
      change.usualReliableChange().ifPresentOrElse(points -> sentences.add(t("takes", number(points.points()), name())),
          () -> sentences.add(t("not-classified")));
      change.cutOff().ifPresent(cutOff -> sentences.add(t(now == cutOff.points() ? "cut-off.at" : now > cutOff.points() ? "cut-off.above" : "cut-off.below",
          number(now), number(cutOff.points()))));
      band(now).ifPresent(band -> sentences.add(t("band", number(now), band.words())));
      return sentences;
    }

    private Optional<InstrumentScale.Band> band(double score) {
      InstrumentScale scale = change.scale();
      return scale == null ? Optional.empty() : scale.band(score);
    }

    List<String> sudden() {
      return interpreted ? change.suddenChanges().stream().map(this::sudden).toList() : List.of();
    }

    private String sudden(SuddenChange sudden) {
      String key = sudden.type() == SuddenChange.Type.GAIN ? "gain" : "loss";
      String sentence = t(key, sudden.before(), number(sudden.from()), number(sudden.to()), sudden.after());
      return sudden.reversedAt().isEmpty() ? sentence : sentence + " " + t(key + ".reversed", sudden.reversedAt().getAsInt());
    }

    List<String> arithmetic() {
      if (!interpreted || change.change().isEmpty()) {
        return List.of();
      }
      double first = change.first().value();
      double now = change.latest().value();
      double better = change.direction().worsening(now, first);
      Stream<String> difference = Stream.of(t(better == 0 ? "no-difference" : better > 0 ? "difference.better" : "difference.worse",
          number(Math.max(first, now)), number(Math.min(first, now)), number(Math.abs(better))));
      Stream<String> rules = change.reliableChanges().stream().map(rule -> t("rule", number(rule.points()),
          t("category." + code(change.change(rule).orElseThrow().category())), source(rule)));
      Stream<String> cutOff = change.cutOff().stream().map(rule -> t("rule.cut-off", number(rule.points()), source(rule)));
      return Stream.of(difference, rules, cutOff, Stream.of(t("method"))).flatMap(lines -> lines).toList();
    }

    @Nullable TrackView track() {
      if (!interpreted || expected == null || expected.track() == ExpectedCourse.Track.TOO_EARLY) {
        return null;
      }
      int session = change.latest().session();
      NormalEstimate there = expected.fromIntake(session);
      double low = Math.clamp(there.quantile(ExpectedCourse.TAIL), change.measure().low(), change.measure().high());
      double high = Math.clamp(there.quantile(1 - ExpectedCourse.TAIL), change.measure().low(), change.measure().high());
      String code = expected.track().name().toLowerCase(Locale.ROOT);
      return new TrackView(t("track." + code, name()), List.of(
          t("track.expected", session, number(Math.round(low)), number(Math.round(high)), number(change.latest().value())),
          t("track." + code + ".about")), expected.track() != ExpectedCourse.Track.ON_TRACK);
    }

    private String source(Threshold rule) {
      return rule.citation().isEmpty() ? t("source.given") : t("source", rule.convention(), rule.citation());
    }

    private static String code(ReliableChange.Category category) {
      return category.name().toLowerCase(Locale.ROOT);
    }
  }
}
