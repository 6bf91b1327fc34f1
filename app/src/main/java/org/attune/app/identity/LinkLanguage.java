package org.attune.app.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The language in which links of one purpose are sent: the page that such a link opens is in it too, where the browser has no
 * choice of its own. The module that sends them contributes a bean of this type.
 *
 * @param of empty where nothing is known of a link
 */
public record LinkLanguage(AccessLink.Purpose purpose, Function<AccessLink, Optional<Locale>> of) {}
