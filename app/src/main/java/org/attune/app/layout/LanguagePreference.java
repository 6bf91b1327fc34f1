package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** What is known of the language that a reader wants; the module that knows people contributes a bean of this type. */
public interface LanguagePreference {

  /** The language that the sender of this request chose; empty where they never did. */
  Optional<Locale> chosen(HttpServletRequest request);

  /** Whether the person who sent this request may choose a language: clients and visitors may. */
  boolean isOffered(HttpServletRequest request);
}
