package org.attune.app.directory.internal;

import java.time.ZoneId;
import java.util.List;
import org.attune.app.directory.PublicProfile;

/**
 * A public profile, and the terms by which a search for words finds it.
 *
 * @param zone of its practice
 * @param terms words and stems, and phrases in double quotes
 */
record SearchableProfile(PublicProfile profile, ZoneId zone, List<String> terms) {
  SearchableProfile {
    terms = List.copyOf(terms);
  }
}
