package org.attune.app.directory;

/** How they would answer somebody invented who begins to talk; {@code sentence} is one of {@link SampleSentences}. */
public record SampleAnswer(String sentence, String answer) {}
