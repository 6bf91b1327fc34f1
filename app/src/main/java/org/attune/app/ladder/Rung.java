package org.attune.app.ladder;

/** One rung of a ladder: something a little more honest than the one below. */
public record Rung(RungId id, String words, int version) {}
