package org.attune.app.outcomes.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.attune.app.layout.PageContext;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.MeasureResponse;

/**
 * The single answers of one questionnaire: the first ones, and the last two.
 *
 * @param days when they were sent, the earliest first
 */
public record ItemAnswersView(String name, List<LocalDate> days, List<Row> rows) {

  /** A question, and what was answered on each of the days, in the words of the questionnaire. */
  public record Row(String question, List<String> answers) {}

  /** One for each questionnaire and version that was sent; an old version keeps its own words. */
  static List<ItemAnswersView> of(PageContext page, List<MeasureResponse> sent, ZoneId zone) {
    var byInstrument = new LinkedHashMap<String, List<MeasureResponse>>();
    sent.reversed().forEach(response -> byInstrument.computeIfAbsent(response.instrument().id().toString(), id -> new ArrayList<>()).add(response));
    return byInstrument.values().stream().map(responses -> of(page, responses.getFirst().instrument(), shown(responses), zone)).toList();
  }

  private static List<MeasureResponse> shown(List<MeasureResponse> all) {
    return all.size() <= 3 ? all : Stream.of(all.getFirst(), all.get(all.size() - 2), all.getLast()).toList();
  }

  private static ItemAnswersView of(PageContext page, Instrument instrument, List<MeasureResponse> shown, ZoneId zone) {
    return new ItemAnswersView(instrument.name(),
        shown.stream().map(response -> LocalDate.ofInstant(sentAt(response), zone)).toList(),
        instrument.items().stream().map(item -> new Row(item.text(),
            shown.stream().map(response -> answer(page, item, response.answers())).toList())).toList());
  }

  private static Instant sentAt(MeasureResponse response) {
    Instant sent = response.progress().sentAt();
    return sent == null ? response.progress().begunAt() : sent;
  }

  private static String answer(PageContext page, Instrument.Item item, Map<String, OptionalDouble> answers) {
    OptionalDouble value = answers.getOrDefault(item.id(), OptionalDouble.empty());
    if (value.isEmpty()) {
      return page.t("outcomes.own.items.none");
    }
    double points = value.getAsDouble();
    return item.option(points).map(option -> page.t("outcomes.own.items.answer", option.text(), page.number(points))).orElse(page.number(points));
  }
}
