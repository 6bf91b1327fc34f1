package org.attune.app.practices.web;

import java.util.List;
import org.attune.app.practices.Practice;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can change about themselves.
 *
 * @param client  whether they are anybody's client
 * @param unconfirmed the address to which nothing is mailed before it is confirmed, or null
 * @param works   whether they work here, or once did
 * @param work    the practices where they work, if more than one
 * @param chosen  the one they are in at the moment, or null
 */
public record AccountPage(String name, String signInName, String reach, String address, String outsideName,
                          boolean client, @Nullable String unconfirmed, boolean works, List<Practice> work, @Nullable String chosen) {}
