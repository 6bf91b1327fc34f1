package org.attune.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Attune: software for the relationship in therapy. */
@SpringBootApplication
public class AttuneApplication {
  public static void main(String[] args) {
    SpringApplication.run(AttuneApplication.class, args);
  }
}
