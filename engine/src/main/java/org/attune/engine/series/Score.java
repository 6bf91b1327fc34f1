package org.attune.engine.series;

/**
 * A score, and the number of the session that it follows.
 *
 * <p>It is whatever it is given as; a {@link Series} says which scores it can't hold.
 *
 * @param session the number of the session
 * @param value the score, in points of its scale
 */
public record Score(int session, double value) {}
