package org.attune.app.layout;

/**
 * Somebody who sees a page as it is, while its writer writes it. The module that knows of them sets a list of them as the
 * request attribute {@link #ATTRIBUTE}.
 *
 * @param until the last day of it, as the page shows days
 * @param end   the address where it can be ended before
 */
public record LiveShare(String viewerName, String until, String end) {
  public static final String ATTRIBUTE = "org.attune.onlookers";
}
