package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignedIn;
import org.attune.app.layout.Page;

/** A form sent twice, where the first already made a sign-in: it leads on if its sender is signed in, else to the sign-in page. */
final class DoubleSubmission {

  private DoubleSubmission() {}

  /** @param made whether the first made the sign-in of this person */
  static String redirect(String page, HttpServletRequest request, Predicate<PersonId> made) {
    return SignedIn.of(request).map(SignedIn::person).filter(made).isPresent() ? "redirect:" + page
        : Page.done("/sign-in", "practices.there-already");
  }
}
