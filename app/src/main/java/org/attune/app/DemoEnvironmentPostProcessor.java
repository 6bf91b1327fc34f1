package org.attune.app;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** What {@code attune.demo} means whatever else is set: this computer only, no mail; and a data directory of its own. */
class DemoEnvironmentPostProcessor implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (environment.getProperty("attune.demo", Boolean.class, false)) {
      environment.getPropertySources().addFirst(new MapPropertySource("demo", Map.of(
          "server.address", "127.0.0.1",
          "spring.mail.host", "",
          "spring.autoconfigure.exclude", "org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration")));
      environment.getPropertySources().addLast(new MapPropertySource("demo defaults", Map.of("attune.data", "demo-data")));
    }
  }
}
