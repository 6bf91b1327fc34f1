package org.attune.app.safety.web;

/** A concern as whoever hears it reads it. */
public record HeardConcern(String from, String on, boolean wantsChange, String words) {}
