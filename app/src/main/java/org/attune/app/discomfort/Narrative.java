package org.attune.app.discomfort;

import java.util.List;
import java.util.stream.Stream;

/** What happened, what the body said, what the other did, and how it was afterwards; each may be empty. */
public record Narrative(String happened, String body, String other, String afterwards) {

  public static final Narrative EMPTY = new Narrative("", "", "", "");

  /** More lines than this are sorted by answer. */
  private static final int MOST_LINES = 40;

  public boolean isEmpty() {
    return answers().findAny().isEmpty();
  }

  /** What can be sorted: each line of the answers, or each answer as a whole where the lines are very many. */
  public List<String> pieces() {
    List<String> lines = answers().flatMap(String::lines).map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.size() <= MOST_LINES ? lines : answers().toList();
  }

  private Stream<String> answers() {
    return Stream.of(happened, body, other, afterwards).filter(answer -> !answer.isBlank());
  }
}
