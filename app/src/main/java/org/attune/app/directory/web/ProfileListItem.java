package org.attune.app.directory.web;

import org.attune.app.directory.Profile;

/** One line of a manager's list: whose profile, and how far its latest version is. */
public record ProfileListItem(Profile profile, String name, String state) {}
