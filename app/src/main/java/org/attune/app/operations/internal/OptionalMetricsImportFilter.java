package org.attune.app.operations.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves health and metrics out of a start that was given no port for them: they would take a tenth of it. */
class OptionalMetricsImportFilter implements AutoConfigurationImportFilter, EnvironmentAware {

  private static final List<String> THEIRS = List.of("org.springframework.boot.actuate.",
      "org.springframework.boot.health.", "org.springframework.boot.micrometer.");

  private boolean isAskedFor;

  @Override
  public void setEnvironment(Environment environment) {
    isAskedFor = environment.containsProperty("attune.metrics.port");
  }

  @Override
  public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
    var match = new boolean[configurations.length];
    for (int i = 0; i < match.length; i++) {
      String name = configurations[i];
      match[i] = isAskedFor || name == null || THEIRS.stream().noneMatch(name::startsWith);
    }
    return match;
  }
}
