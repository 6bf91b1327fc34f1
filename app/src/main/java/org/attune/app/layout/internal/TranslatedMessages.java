package org.attune.app.layout.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/** Which messages there are in which language: the source of messages itself would say an English one instead. */
@Component
public class TranslatedMessages {

  private final Map<String, Set<String>> keys = new HashMap<>();

  TranslatedMessages() throws IOException {
    for (Resource bundle : new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*_*.properties")) {
      String language = Objects.requireNonNull(bundle.getFilename()).replaceFirst("^.*_(\\w+)\\.properties$", "$1");
      keys.computeIfAbsent(language, l -> new HashSet<>())
          .addAll(PropertiesLoaderUtils.loadProperties(new EncodedResource(bundle, StandardCharsets.UTF_8)).stringPropertyNames());
    }
  }

  /** English has them all. */
  public boolean contain(Locale language, String key) {
    return language.getLanguage().equals("en") || keys.getOrDefault(language.getLanguage(), Set.of()).contains(key);
  }
}
