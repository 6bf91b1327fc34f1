package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.attune.app.identity.LanguageCookie;
import org.attune.app.identity.People;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.InvalidInput;
import org.attune.app.layout.Languages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Chooses the language of pages and emails: on this browser, and for somebody signed in wherever they are. */
@Controller
class LanguageController {

  private static final int LONGEST_ADDRESS = 1_000;

  private final LanguageCookie cookie;
  private final People people;
  private final ObjectProvider<RequestMappingHandlerMapping> addresses;

  LanguageController(LanguageCookie cookie, People people,
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> addresses) {
    this.cookie = cookie;
    this.people = people;
    this.addresses = addresses;
  }

  @PostMapping("/language")
  String choose(@RequestParam(defaultValue = "") String language, @RequestParam(defaultValue = "") String then,
      HttpServletRequest request, HttpServletResponse response) {
    var chosen = Languages.shipped(language).orElseThrow(() -> new InvalidInput("layout.trouble.422"));
    cookie.set(response, chosen);
    SignedInPerson.of(request).ifPresent(signedIn -> people.chooseLanguage(signedIn.asOneself(), chosen));
    return "redirect:" + (isPage(then) ? then : "/");
  }

  /** Only to a page of ours: a form's answer is not one, and another site is none. */
  private boolean isPage(String address) {
    if (address.startsWith("//") || address.length() > LONGEST_ADDRESS || address.indexOf('\\') >= 0
        || address.chars().anyMatch(Character::isISOControl)) {
      return false;
    }
    try {
      PathContainer path = PathContainer.parsePath(address.replaceFirst("\\?.*", ""));
      return addresses.getObject().getHandlerMethods().keySet().stream()
          .anyMatch(mapping -> mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET) && matches(mapping, path));
    } catch (IllegalArgumentException e) {
      return false; // no address: "%zz"
    }
  }

  private static boolean matches(RequestMappingInfo mapping, PathContainer path) {
    return mapping.getPathPatternsCondition() != null
        && mapping.getPathPatternsCondition().getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
  }
}
