package org.attune.app.jobs;

/** The name of a kind of work, such as {@code sessions.hold}. */
public record JobName(String value) {}
