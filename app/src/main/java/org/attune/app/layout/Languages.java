package org.attune.app.layout;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.app.layout.internal.TranslatedMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The languages that pages and emails are written in. A page is written in one: where a text of it has no translation, all of it is
 * in English.
 */
@Component
public class Languages {

  private static final Logger LOG = LoggerFactory.getLogger(Languages.class);

  public static final Locale ENGLISH = Locale.UK;

  /** English, and those that there are bundles for: {@code messages/<module>_<language>.properties}. */
  public static final List<Locale> SHIPPED = List.of(ENGLISH, Locale.GERMAN, Locale.of("es"));

  private static final String UNTRANSLATED = Languages.class.getName() + ".untranslated";
  private static final String IN_ENGLISH = Languages.class.getName() + ".english";
  private static final String UNKNOWN_READER = Languages.class.getName() + ".unknown-reader";

  private final TranslatedMessages translated;
  private final Optional<LanguagePreference> preference;
  private final AcceptHeaderLocaleResolver guess = new AcceptHeaderLocaleResolver();

  Languages(TranslatedMessages translated, ObjectProvider<LanguagePreference> preference) {
    this.translated = translated;
    this.preference = preference.stream().findFirst();
    guess.setSupportedLocales(SHIPPED);
    guess.setDefaultLocale(ENGLISH);
  }

  /** The shipped language of a tag such as "de"; empty for any other. */
  public static Optional<Locale> shipped(String tag) {
    return SHIPPED.stream().filter(language -> language.getLanguage().equals(tag)).findFirst();
  }

  /** The language of the page that answers this request. */
  public Locale of(HttpServletRequest request) {
    return request.getAttribute(IN_ENGLISH) == null ? wanted(request) : ENGLISH;
  }

  /** The language that its reader chose, or that their browser asks for: English where that is none of ours. */
  public Locale wanted(HttpServletRequest request) {
    if (request.getAttribute(UNKNOWN_READER) != null) {
      return guess.resolveLocale(request);
    }
    return isOffered(request) ? preference.flatMap(p -> p.chosen(request)).orElseGet(() -> guess.resolveLocale(request)) : ENGLISH;
  }

  public boolean isOffered(HttpServletRequest request) {
    return request.getAttribute(UNKNOWN_READER) == null && preference.map(p -> p.isOffered(request)).orElse(true);
  }

  /** Where the database is away it can't be asked for its reader either: their browser says what it can. */
  public void forgetReader(HttpServletRequest request) {
    request.setAttribute(UNKNOWN_READER, true);
  }

  /** This language where it has all these messages, else English: what is sent is written in one language. */
  public Locale speaking(Locale language, String... keys) {
    return Stream.of(keys).allMatch(key -> translated.contain(language, key)) ? language : ENGLISH;
  }

  /** Notes that the page being made needs a message; {@link #fallBack} asks whether there was one that its language hasn't. */
  void need(String key, Locale language, HttpServletRequest request) {
    if (!translated.contain(language, key)) {
      LOG.debug("a page is in English, since {} is not there in {}", key, language);
      request.setAttribute(UNTRANSLATED, true);
    }
  }

  /** Whether the page that was just made mixes languages, and is to be made again: in English. */
  boolean fallBack(HttpServletRequest request) {
    boolean mixed = request.getAttribute(UNTRANSLATED) != null && request.getAttribute(IN_ENGLISH) == null;
    if (mixed) {
      request.setAttribute(IN_ENGLISH, true);
    }
    return mixed;
  }
}
