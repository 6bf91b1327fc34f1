package org.attune.app.practices.web;

import java.util.List;
import java.util.Objects;
import org.attune.app.identity.AccessLink;
import org.attune.app.identity.LinkLanguage;
import org.attune.app.identity.LinkTarget;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Destination;
import org.attune.app.layout.DestinationAddress;
import org.attune.app.layout.FormsWithoutCookie;
import org.attune.app.layout.Languages;
import org.attune.app.layout.FormsWithoutCookie;
import org.attune.app.layout.NavigationSection;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.layout.PublicRoutes;
import org.attune.app.practices.Invitations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What this module contributes to pages and to signing in. */
@Configuration(proxyBeanMethods = false)
class PracticesWebContributions {

  @Bean
  static PublicRoutes practicesPublicRoutes() {
    return PublicRoutes.of("/", "/language", "/set-up/**", "/join", "/invitation/**", "/reset/**", "/address/**", PrivateAddresses.ERASED);
  }

  /** On every page, also of visitors who get no cookie; with a form that another site sends, no sign-in comes along. */
  @Bean
  static FormsWithoutCookie languageForm() {
    return FormsWithoutCookie.of("/language");
  }

  @Bean
  static LinkTarget invitationTarget() {
    return new LinkTarget(AccessLink.Purpose.INVITATION, "/invitation/");
  }

  /** English is what nobody had to choose: there the browser's own languages are the better guess. */
  @Bean
  static LinkLanguage invitationLanguage(Invitations invitations) {
    return new LinkLanguage(AccessLink.Purpose.INVITATION,
        link -> invitations.findByLink(new Viewer.Job(Objects.requireNonNull(link.practice())), link.id())
            .map(invitation -> invitation.invitee().language()).filter(language -> !language.equals(Languages.ENGLISH)));
  }

  @Bean
  static LinkTarget resetTarget() {
    return new LinkTarget(AccessLink.Purpose.RESET, "/reset/");
  }

  @Bean
  static LinkTarget addressTarget() {
    return new LinkTarget(AccessLink.Purpose.ADDRESS, "/address/");
  }

  @Bean
  @Order(30)
  static NavigationSection practiceSection() {
    return new NavigationSection("practices.section.practice", "/practice", List.of("/courses"),
        request -> SignedInPerson.of(request).filter(signedIn -> signedIn.asMember(request).isPresent()).isPresent());
  }

  @Bean
  @Order(80)
  static NavigationSection accountSection() {
    return new NavigationSection("practices.section.account", "/account",
        request -> true);
  }

  @Bean
  static DestinationAddress practiceAddress() {
    return new DestinationAddress(Destination.PRACTICE, "/practice");
  }

  @Bean
  static DestinationAddress accountAddress() {
    return new DestinationAddress(Destination.ACCOUNT, "/account");
  }

  @Bean
  static DestinationAddress languageAddress() {
    return new DestinationAddress(Destination.LANGUAGE, "/language");
  }

  @Bean
  static DestinationAddress passwordResetAddress() {
    return new DestinationAddress(Destination.PASSWORD_RESET, "/reset");
  }
}
