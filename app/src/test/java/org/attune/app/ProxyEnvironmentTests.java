package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

/** Who may say on whose behalf they ask. */
class ProxyEnvironmentTests {

  @Test
  void only_the_proxies_that_are_named_are_believed() {
    String believed = believed("10.0.0.2, ::1");
    assertThat(List.of("10.0.0.2", "0:0:0:0:0:0:0:1")).allMatch(a -> a.matches(believed));
    assertThat(List.of("10.0.0.3", "10.0.0.20", "1000002", "127.0.0.1", "192.168.0.1")).noneMatch(a -> a.matches(believed));
  }

  @Test
  void a_proxy_that_is_no_address_is_refused() {
    assertThatThrownBy(() -> believed("proxy.example.org")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobody_is_believed_unless_named() {
    var environment = new MockEnvironment();
    new ProxyEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    assertThat(environment.containsProperty("server.forward-headers-strategy")).isFalse();
  }

  private static String believed(String proxies) {
    var environment = new MockEnvironment().withProperty("attune.proxies", proxies);
    new ProxyEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    return environment.getRequiredProperty("server.tomcat.remoteip.internal-proxies");
  }
}
