package org.attune.engine.series;

/** A score, and the number of the session that it follows. */
public record Score(int session, double value) {}
