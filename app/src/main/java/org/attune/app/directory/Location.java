package org.attune.app.directory;

/** Where they meet; {@code town} is empty where only online. */
public record Location(boolean online, boolean inPerson, String town, boolean stepFree) {}
