package org.attune.app.identity;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the outside reaches this installation: {@code ATTUNE_URL}, never what a request's Host header says. */
@Component
public class PublicUrl {

  private final Environment environment;
  private volatile @Nullable URI base;

  PublicUrl(@Value("${attune.url:}") String configured, Environment environment) {
    this.environment = environment;
    base = configured.isBlank() ? null : URI.create(configured.strip().replaceFirst("/$", ""));
  }

  // without an address of its own it is reached at the port where it listens, which may be any, and is known once it does
  private URI base() {
    URI known = base;
    if (known == null) {
      String port = environment.getProperty("local.server.port");
      known = URI.create("http://localhost:" + (port != null ? port : environment.getProperty("server.port", "8080")));
      base = port == null ? null : known;
    }
    return known;
  }

  /** The full address of a path that begins with a slash. */
  public String urlFor(String path) {
    return base() + path;
  }

  /** The mailed form of a link's secret. */
  public String urlFor(SecretToken secret) {
    return urlFor("/l/" + secret.text());
  }

  /** A cookie's name that browsers take from this host alone, over an encrypted connection alone, and for all its paths. */
  public String hostCookie(String name) {
    return isEncrypted() ? "__Host-" + name : name;
  }

  /** The same for a cookie of some paths, which this host's neighbours could still name. */
  public String secureCookie(String name) {
    return isEncrypted() ? "__Secure-" + name : name;
  }

  /** Whether cookies may insist on an encrypted connection. */
  public boolean isEncrypted() {
    return "https".equals(base().getScheme());
  }

  /** The host alone. */
  public String host() {
    String host = base().getHost();
    return host == null ? "" : host;
  }

  /** Whether browsers make passkeys for this place: only for a name, and over an encrypted connection or at home. */
  public boolean isFitForPasskeys() {
    boolean number = host().isEmpty() || host().startsWith("[") || host().matches("[0-9.]+");
    return !number && (isEncrypted() || host().equals("localhost"));
  }

  /** As browsers name where a page is from: scheme, host, and a port that isn't the usual one. */
  public String origin() {
    URI base = base();
    boolean usual = base.getPort() < 0 || base.getPort() == (isEncrypted() ? 443 : 80);
    return base.getScheme() + "://" + host() + (usual ? "" : ":" + base.getPort());
  }
}
