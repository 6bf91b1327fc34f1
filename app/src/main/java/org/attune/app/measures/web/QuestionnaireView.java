package org.attune.app.measures.web;

import java.util.List;
import java.util.OptionalDouble;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.MeasureResponse;
import org.attune.app.measures.MeasureResponses;
import org.attune.app.sessions.Course;

/**
 * What a client is asked now, and what they were still filling in.
 *
 * @param reader what the page calls their therapist
 */
public record QuestionnaireView(String address, Course course, List<MeasureResponses.Due> due, String reader) {

  /** How many questions there are in what is asked now. */
  public int questions() {
    return due.stream().mapToInt(d -> d.assignment().instrument().items().size()).sum();
  }

  public boolean asksOfRisk() {
    return due.stream().anyMatch(d -> d.assignment().instrument().asksOfRisk());
  }

  /** What was answered, before it is sent. */
  public record Review(String address, MeasureResponse response, String reader) {

    /** The answer to a question in the words of its options; empty where there is none. */
    public String answer(Instrument.Item item) {
      OptionalDouble value = response.answers().getOrDefault(item.id(), OptionalDouble.empty());
      return value.isEmpty() ? "" : item.option(value.getAsDouble()).map(Instrument.Option::text).orElse("");
    }
  }
}
