package org.attune.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.app.identity.internal.SignedInPersonAuthentication;
import org.attune.app.layout.PreferenceCookies;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/**
 * Somebody signed in, with the roles they hold at this moment.
 *
 * @param language a language tag they chose, or null
 * @param twoSteps whether they signed in with two steps
 * @param rolesWithheld whether work of theirs is withheld until they do, since a practice asks for it
 * @param locked   whether their private pages are, since nothing happened for a while
 * @param roles    by practice, in a fixed order
 */
public record SignedInPerson(PersonId person, PersonName name, @Nullable String language, boolean twoSteps, boolean rolesWithheld,
                       boolean locked, Map<PracticeId, Set<Role>> roles) {

  /** The cookie that holds the practice in which somebody of several practices chose to be. */
  public static final String PRACTICE_COOKIE = "practice";

  /** Who sent this request, if anybody who is signed in. */
  public static Optional<SignedInPerson> of(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof SignedInPersonAuthentication a ? Optional.of(a.person()) : Optional.empty();
  }

  /** The framework's view of them. */
  public Authentication authentication() {
    return new SignedInPersonAuthentication(this);
  }

  public Viewer.Oneself asOneself() {
    return new Viewer.Oneself(person);
  }

  /** The person at work: in the practice that they chose, else in the first where they work. */
  public Optional<Viewer.Member> asMember(@Nullable PracticeId chosen) {
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
  public Optional<Viewer.Member> asMember(HttpServletRequest request) {
    try {
      return asMember(PreferenceCookies.of(request, PRACTICE_COOKIE).map(PracticeId::of).orElse(null));
    } catch (IllegalArgumentException e) {
      return asMember((PracticeId) null);
    }
  }

  /** Whether they see clients in the practice that this browser chose. */
  public boolean isClinician(HttpServletRequest request) {
    return asMember(request).filter(m -> m.hasRole(Role.THERAPIST) || m.hasRole(Role.COVERING)).isPresent();
  }

  /** Whether they work somewhere here. */
  public boolean isStaff() {
    return roles.values().stream().anyMatch(held -> held.stream().anyMatch(role -> role != Role.CLIENT));
  }

  public boolean isClient() {
    return roles.values().stream().anyMatch(r -> r.contains(Role.CLIENT));
  }

  /** Whether a space of their own is offered to them: to clients, and to people who are in no practice. */
  public boolean isOfferedSpace() {
    return isClient() || roles.isEmpty();
  }
}
