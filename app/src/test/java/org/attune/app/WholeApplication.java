package org.attune.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A test of the whole application on its own PostgreSQL, in a data directory of this run; one for all tests that extend it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public abstract class WholeApplication {

  private static final Path DATA = directory();

  @Autowired
  protected ApplicationContext application;

  @LocalServerPort
  protected int port;

  @DynamicPropertySource
  static void ownData(DynamicPropertyRegistry properties) {
    properties.add("attune.data", DATA::toString);
  }

  protected <T> T the(Class<T> service) {
    return application.getBean(service);
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
