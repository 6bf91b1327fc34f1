package org.attune.app.layout.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** The sentences that say what has just been done ({@code letters.done.kept}), each with a code that says nothing. */
@Component
public class NoticeCodes {

  private static final String DONE = ".done.";

  private final Map<String, String> keys = new HashMap<>();

  NoticeCodes() throws IOException {
    for (Resource bundle : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
      Properties sentences = PropertiesLoaderUtils.loadProperties(new EncodedResource(bundle, StandardCharsets.UTF_8));
      sentences.stringPropertyNames().stream().filter(key -> key.contains(DONE)).forEach(this::add);
    }
  }

  private void add(String key) {
    String other = keys.put(code(key.replace(DONE, ".")), key);
    if (other != null && !other.equals(key)) {
      throw new IllegalStateException("Two notices have one code: " + key + ", " + other);
    }
  }

  /** The code, used in addresses, of a message such as {@code letters.kept}. */
  public static String code(String message) {
    return Integer.toHexString(message.hashCode());
  }

  /** The key of the sentence; null where no sentence has this code. */
  public @Nullable String key(String code) {
    return keys.get(code);
  }
}
