package org.attune.app;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Attune: software for the relationship in therapy. */
@SpringBootApplication
public class AttuneApplication {

  public static void main(String[] args) {
    SpringApplication.run(AttuneApplication.class, args);
  }

  /** The one clock. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
