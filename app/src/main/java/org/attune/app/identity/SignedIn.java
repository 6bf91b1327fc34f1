package org.attune.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.internal.SignedInAuthentication;
import org.attune.app.layout.Preferences;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Somebody signed in, with the roles they hold at this moment.
 *
 * @param language a language tag they chose, or null
 * @param twoSteps whether they signed in with two steps
 * @param withheld whether work of theirs is withheld until they do, since a practice asks for it
 * @param locked   whether their private pages are, since nothing happened for a while
 * @param roles    by practice, in a fixed order
 */
public record SignedIn(PersonId person, String name, @Nullable String language, boolean twoSteps, boolean withheld,
                       boolean locked, Map<PracticeId, Set<Role>> roles) {

  /** The cookie that holds the practice in which somebody of several practices chose to be. */
  public static final String PRACTICE_COOKIE = "practice";

  /** Who sent this request, if anybody who is signed in. */
  public static Optional<SignedIn> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof SignedInAuthentication a ? Optional.of(a.who()) : Optional.empty();
  }

  /** The framework's view of them. */
  public Authentication authentication() {
    return new SignedInAuthentication(this);
  }

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

  /** The person at work in the practice that this browser chose. */
  public Optional<Viewer.Member> member(HttpServletRequest request) {
    try {
      return member(Preferences.of(request, PRACTICE_COOKIE).map(PracticeId::of).orElse(null));
    } catch (IllegalArgumentException e) {
      return member((PracticeId) null);
    }
  }

  /** Whether they see clients in the practice that this browser chose. */
  public boolean isClinician(HttpServletRequest request) {
    return member(request).filter(m -> m.is(Role.THERAPIST) || m.is(Role.COVERING)).isPresent();
  }

  public boolean isClient() {
    return roles.values().stream().anyMatch(r -> r.contains(Role.CLIENT));
  }

  /** Whether a space of their own is offered to them: to clients, and to people who are in no practice. */
  public boolean isOfferedSpace() {
    return isClient() || roles.isEmpty();
  }
}
