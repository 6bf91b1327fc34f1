package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Page;

/** Where a form leads that somebody sent twice, when the first has made their sign-in: on, or to the page of the sign-in. */
final class SentTwice {

  private SentTwice() {}

  /** @param made whether the first was of this person */
  static String to(String page, HttpServletRequest request, Predicate<PersonId> made) {
    return SignedIn.of(request).map(SignedIn::person).filter(made).isPresent() ? "redirect:" + page
        : Page.done("/sign-in", "practices.there-already");
  }
}
