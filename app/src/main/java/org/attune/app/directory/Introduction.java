package org.attune.app.directory;

/** Three short texts: the people they work with, how they work, what a first talk is like. */
public record Introduction(String people, String work, String firstTalk) {}
