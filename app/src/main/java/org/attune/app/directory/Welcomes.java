package org.attune.app.directory;

/** Who may come along. */
public record Welcomes(boolean couples, boolean interpreters) {}
