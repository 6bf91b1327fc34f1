package org.attune.app.directory.internal;

import java.util.List;
import org.attune.app.directory.PublicProfile;

/**
 * A public profile, and the terms by which a search for words finds it.
 *
 * @param terms words and stems, and phrases in double quotes
 */
record SearchableProfile(PublicProfile profile, List<String> terms) {
  SearchableProfile {
    terms = List.copyOf(terms);
  }
}
