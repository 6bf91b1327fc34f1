package org.attune.app;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What {@code attune.proxies} means: these addresses, separated by commas, and no others may say on whose behalf they ask.
 * Without it nobody may; Tomcat by itself would believe every private address.
 */
class ProxyEnvironmentPostProcessor implements EnvironmentPostProcessor {

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    String proxies = environment.getProperty("attune.proxies", "");
    if (!proxies.isBlank()) {
      String pattern = Arrays.stream(proxies.split(",")).map(String::strip).filter(p -> !p.isEmpty())
          .map(p -> InetAddress.ofLiteral(p).getHostAddress()).map(Pattern::quote).collect(Collectors.joining("|"));
      environment.getPropertySources().addFirst(new MapPropertySource("proxies", Map.of(
          "server.forward-headers-strategy", "native",
          "server.tomcat.remoteip.internal-proxies", pattern,
          "server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For",
          "server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto")));
    }
  }
}
