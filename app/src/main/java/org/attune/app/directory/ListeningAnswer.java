package org.attune.app.directory;

/** How they would answer somebody invented who begins to talk; {@code sentence} is one of {@link ListeningSentences}. */
public record ListeningAnswer(String sentence, String answer) {}
