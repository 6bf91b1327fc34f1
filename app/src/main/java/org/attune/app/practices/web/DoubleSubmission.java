package org.attune.app.practices.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;
import org.attune.app.identity.PersonId;
import org.attune.app.identity.SignedInPerson;
import org.attune.app.layout.PageContext;

/** A form sent twice, where the first already made a sign-in: it leads on if its sender is signed in, else to the sign-in page. */
final class DoubleSubmission {

  private DoubleSubmission() {}

  /** @param made whether the first made the sign-in of this person */
  static String redirect(String page, HttpServletRequest request, Predicate<PersonId> made) {
    return SignedInPerson.of(request).map(SignedInPerson::person).filter(made).isPresent() ? "redirect:" + page
        : PageContext.redirectWithNotice("/sign-in", "practices.there-already");
  }
}
