package org.attune.app.directory;

import java.util.List;

/** First sentences of invented people, by their codes; a therapist answers some of them. */
public final class SampleSentences {

  /** How many a profile answers. */
  public static final int ANSWERED = 3;

  public static final List<String> CODES = List.of("never-told", "why-here", "silly", "last-therapist", "too-much", "nobody-died");

  private SampleSentences() {}
}
