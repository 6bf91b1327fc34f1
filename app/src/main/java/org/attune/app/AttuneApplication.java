package org.attune.app;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import org.attune.app.authentication.ConfirmIdentityCommand;
import org.attune.app.database.BackupCommand;
import org.attune.app.encryption.RotateKeyCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** Attune: software for the relationship in therapy. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class AttuneApplication {

  private static final Logger START = LoggerFactory.getLogger("attune");

  public static void main(String[] args) {
    givenTwice(args).ifPresent(option -> {
      System.err.println("attune: " + option + " is given twice; give it once.");
      System.exit(2);
    });
    if (BackupCommand.isAskedFor(args)) {
      silenceLog();
      System.exit(BackupCommand.run(System.out, System.err, args));
    }
    if (ConfirmIdentityCommand.isAskedFor(args)) {
      silenceLog();
      System.exit(ConfirmIdentityCommand.run(System.out, System.err, args));
    }
    if (RotateKeyCommand.isAskedFor(args)) {
      silenceLog();
      System.exit(RotateKeyCommand.run(System.out, System.err, args));
    }
    SpringApplication.run(AttuneApplication.class, args);
  }

  /** An option of ours that is given twice: Spring would join its values by a comma, and make a directory of that name. */
  static Optional<String> givenTwice(String... args) {
    var seen = new HashSet<String>();
    return Arrays.stream(args).filter(arg -> arg.startsWith("--attune.")).map(arg -> arg.replaceFirst("=.*", ""))
        .filter(option -> !seen.add(option)).findFirst();
  }

  /** What a command has to say it says at once. The log is the whole process's, so that only its start silences it. */
  private static void silenceLog() {
    LoggingSystem.get(AttuneApplication.class.getClassLoader()).beforeInitialize();
  }

  /** The one clock. */
  @Bean
  Clock clock() {
    return SteadyClock.ofComputer();
  }

  @EventListener
  void sayWhereToLook(ApplicationReadyEvent event) {
    if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
      START.info("Attune is at http://localhost:{}", web.getWebServer().getPort());
    }
  }
}
