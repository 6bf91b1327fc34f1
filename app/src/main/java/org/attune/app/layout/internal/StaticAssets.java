package org.attune.app.layout.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The static files under one address that holds the hash of them all, so that browsers may keep them for ever; files name
 * each other relatively.
 */
@Component
public class StaticAssets {
  static final String FILES = "classpath:/static/";
  static final String HTMX = "classpath:/META-INF/resources/webjars/htmx.org/2.0.10/dist/";

  private final boolean dev;
  private final String path;

  StaticAssets(@Value("${attune.dev:false}") boolean dev) {
    this.dev = dev;
    this.path = "/assets/" + (dev ? "dev" : hash());
  }

  /** Without a trailing slash. */
  public String path() {
    return path;
  }

  boolean changing() {
    return dev;
  }

  private static String hash() {
    var resources = new PathMatchingResourcePatternResolver();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String pattern : List.of(FILES + "**/*.*", HTMX + "htmx.min.js")) {
        Resource[] files = resources.getResources(pattern);
        Arrays.sort(files, Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (Resource file : files) {
          try (InputStream bytes = file.getInputStream()) {
            digest.update(bytes.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
