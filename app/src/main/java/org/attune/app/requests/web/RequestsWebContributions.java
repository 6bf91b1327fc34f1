package org.attune.app.requests.web;

import java.util.Objects;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.LinkLanguage;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.Role;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.FormsWithoutCookie;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PublicRoutes;
import org.attune.app.requests.FirstTalkRequests;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class RequestsWebContributions {

  @Bean
  static PublicRoutes requestsPublicRoutes() {
    return PublicRoutes.of("/find/*/first-talk", "/find/*/first-talk/preferences", PrivateAddresses.FIRST_TALK + "/**");
  }

  /** People who ask for a first talk have no account and get no cookie. */
  @Bean
  static FormsWithoutCookie firstTalkForm() {
    return FormsWithoutCookie.of("/find/*/first-talk", "/find/*/first-talk/preferences");
  }

  @Bean
  static LinkTarget firstTalkTarget() {
    return new LinkTarget(AccessLink.Purpose.FIRST_TALK, PrivateAddresses.FIRST_TALK + "/");
  }

  @Bean
  static LinkLanguage firstTalkLanguage(FirstTalkRequests requests) {
    return new LinkLanguage(AccessLink.Purpose.FIRST_TALK,
        link -> requests.language(new Viewer.Enquirer(link.id(), Objects.requireNonNull(link.subject()))));
  }

  @Bean
  @Order(35)
  static NavigationSection requestsSection() {
    return new NavigationSection("requests.section", "/requests", request -> SignedInPerson.of(request)
        .flatMap(person -> person.asMember(request)).filter(RequestsWebContributions::answers).isPresent());
  }

  private static boolean answers(Viewer.Member viewer) {
    return viewer.hasRole(Role.THERAPIST) || viewer.hasRole(Role.MANAGER);
  }
}
