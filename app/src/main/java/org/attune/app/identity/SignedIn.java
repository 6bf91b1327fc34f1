package org.attune.app.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in, with the roles they hold at this moment.
 *
 * @param language a language tag they chose, or null
 * @param roles    by practice, in a fixed order
 */
public record SignedIn(PersonId person, String name, @Nullable String language, Map<PracticeId, Set<Role>> roles) {

  public Viewer.Oneself oneself() {
    return new Viewer.Oneself(person);
  }

  /** The person at work: in the practice that they chose, else in the first where they work. */
  public Optional<Viewer.Member> member(@Nullable PracticeId chosen) {
    var work = new LinkedHashMap<PracticeId, Set<Role>>();
    roles.forEach((practice, held) -> {
      if (held.stream().anyMatch(r -> r != Role.CLIENT)) {
        work.put(practice, held);
      }
    });
    PracticeId practice = chosen != null && work.containsKey(chosen)
        ? chosen : work.keySet().stream().findFirst().orElse(null);
    return practice == null ? Optional.empty()
        : Optional.of(new Viewer.Member(person, practice, work.getOrDefault(practice, Set.of())));
  }

  public boolean isClient() {
    return roles.values().stream().anyMatch(r -> r.contains(Role.CLIENT));
  }
}
