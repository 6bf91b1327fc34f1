package org.attune.app.authentication.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody wanted to go before they were asked who they are. */
public final class ReturnPath {

  /** The longest that is remembered, in characters: an answer's headers hold 8 KiB, and each may be encoded as three. */
  public static final int MAX_LENGTH = 1_000;

  private ReturnPath() {}

  /** The address of the page that asks, which leads on to what this request wanted, if that is short enough. */
  public static String appendTo(String asking, HttpServletRequest request) {
    String query = request.getQueryString();
    String wanted = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    return wanted.length() > MAX_LENGTH ? asking : asking + "?then=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
  }
}
