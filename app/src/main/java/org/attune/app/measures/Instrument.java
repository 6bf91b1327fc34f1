package org.attune.app.measures;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.engine.scoring.ScoreResult;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire in the words of its publishers, in one version and language, and how it is scored. A published one never changes.
 *
 * @param name       as people call it, such as "PHQ-9"
 * @param title      its whole name
 */
public record Instrument(InstrumentId id, String name, String title, Stem stem, List<Item> items, List<InstrumentScale> scales,
                         Source source) {

  /** What is said before each question, and over how many days back it asks; 0 where it asks how somebody is as a rule. */
  public record Stem(String text, int recallDays) {}

  /**
   * A question.
   *
   * @param id   within its instrument
   * @param risk whether any answer but the lowest speaks of harming oneself
   */
  public record Item(String id, String text, List<Option> options, boolean risk) {
    public Item {
      options = List.copyOf(options);
      if (options.size() < 2 || options.stream().map(Option::value).distinct().count() < options.size()) {
        throw new IllegalArgumentException("options of item " + id);
      }
    }

    /** The option of this value, which a form that somebody forged may not have. */
    public Optional<Option> option(double value) {
      return options.stream().filter(option -> option.value() == value).findFirst();
    }

    public double low() {
      return options.stream().mapToDouble(Option::value).min().orElseThrow();
    }

    public double high() {
      return options.stream().mapToDouble(Option::value).max().orElseThrow();
    }

    /** Whether this answer must raise a flag. */
    public boolean isRiskAt(double value) {
      return risk && value > low();
    }
  }

  /** An answer to choose, and its points. */
  public record Option(double value, String text) {}

  /**
   * Whose words these are.
   *
   * @param licence   on which terms they are shown
   * @param citation  where they were published
   * @param wordsFrom where the words were read
   * @param copyright the line that has to be on each page; null where there needs to be none
   */
  public record Source(String licence, String citation, String wordsFrom, @Nullable String copyright) {}

  public Instrument {
    items = List.copyOf(items);
    scales = List.copyOf(scales);
    var ids = new HashSet<String>();
    if (items.isEmpty() || scales.isEmpty() || !items.stream().allMatch(item -> ids.add(item.id()))) {
      throw new IllegalArgumentException("items of " + id);
    }
  }

  public Optional<Item> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  /** Whether one of its questions is about harming oneself. */
  public boolean asksOfRisk() {
    return items.stream().anyMatch(Item::risk);
  }

  /** What the answers come to on each of its scales, in their order. */
  public Map<InstrumentScale, ScoreResult> score(Map<String, Double> answers) {
    var results = new LinkedHashMap<InstrumentScale, ScoreResult>();
    scales.forEach(scale -> results.put(scale, scale.rule().score(answers)));
    return results;
  }
}
