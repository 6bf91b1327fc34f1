package org.attune.app.identity;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the outside reaches this installation: {@code ATTUNE_URL}, never what a request's Host header says. */
@Component
public class PublicUrl {

  private final URI base;

  PublicUrl(@Value("${attune.url:}") String configured, @Value("${server.port:8080}") int port) {
    String url = configured.isBlank() ? "http://localhost:" + port : configured;
    this.base = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  /** The full address of a path that begins with a slash. */
  public String to(String path) {
    return base + path;
  }

  /** The mailed form of a link's secret. */
  public String to(Secret secret) {
    return to("/l/" + secret.text());
  }

  /** Whether cookies may insist on an encrypted connection. */
  public boolean isEncrypted() {
    return "https".equals(base.getScheme());
  }
}
