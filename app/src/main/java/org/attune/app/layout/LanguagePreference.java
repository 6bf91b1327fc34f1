package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** What is known of the language that a reader wants; the module that knows people contributes a bean of this type. */
public interface LanguagePreference {

  /** The language that the sender of this request chose; empty where they never did. */
  Optional<Locale> chosen(HttpServletRequest request);

  /** Whether the pages of whoever sent this request are offered in other languages than English: those of clients and visitors. */
  boolean isOffered(HttpServletRequest request);
}
