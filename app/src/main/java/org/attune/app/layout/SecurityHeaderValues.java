package org.attune.app.layout;

/** Values of the response headers that the pages are written for. */
public final class SecurityHeaderValues {
  /** Nothing but our own files; no inline script or style, no frame, no other server. */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
          + "connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** An address of ours is told to nobody. */
  public static final String REFERRER_POLICY = "no-referrer";

  /** No page asks for a device; the room for meeting online sets its own. */
  public static final String PERMISSIONS_POLICY =
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

  /** What leaving takes with it. Not the cache: pages aren't kept in it, and clearing it takes browsers seconds. */
  public static final String CLEAR_SITE_DATA = "\"cookies\", \"storage\"";

  /** What a device kept of pages and of what was typed. */
  public static final String CLEAR_STORAGE = "\"storage\"";

  private SecurityHeaderValues() {}
}
