package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.practices.Practice;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can change about themselves.
 *
 * @param isClient  whether they are anybody's client
 * @param unconfirmed the address to which nothing is mailed before it is confirmed, or null
 * @param isStaff   whether they work here, or once did
 * @param practices    the practices where they work, if more than one
 * @param chosenPractice  the one they are in at the moment, or null
 */
public record AccountView(String name, String signInName, String reach, String address, String outsideName,
                          boolean isClient, @Nullable String unconfirmed, boolean isStaff, List<Practice> practices,
                              @Nullable String chosenPractice) {}
