package org.attune.app.directory;

import java.util.Set;

/**
 * What somebody has to know before they come.
 *
 * @param languages  BCP 47 tags
 * @param insurances names of insurers
 * @param pronouns   empty where they don't say
 */
public record Practicalities(Set<String> languages, Fee fee, Set<String> insurances, Location place, Welcomes welcomes, String pronouns) {
  public Practicalities {
    languages = Set.copyOf(languages);
    insurances = Set.copyOf(insurances);
  }
}
