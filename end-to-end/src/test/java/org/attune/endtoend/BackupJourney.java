package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.attune.endtoend.Browser.Scripts;
import org.attune.endtoend.BrowserUser.PageChecks;
import org.junit.jupiter.api.Test;

class BackupJourney {

  private static final Path BACKUPS = Installation.FOLDER.resolve("backups");

  @Test
  void aCourseIsBackedUpWhileItIsLivedAndEveryWordOfItComesBack() throws IOException {
    Installation.delete(BACKUPS);
    Files.createDirectories(BACKUPS);
    Path elsewhere = Installation.FOLDER.resolve("restored");
    Installation.delete(elsewhere);
    Files.createDirectories(elsewhere);
    try (var installation = Installation.empty("backed-up"); var browser = new Browser(PageChecks.CLOSED, Scripts.ON)) {
      FirstCourse.run(installation, browser);
      Installation.runCommand(installation.data(), "backup", BACKUPS.resolve("monday").toString());
      // while it runs: what is in its files, its write-ahead log and its own log by now
      assertThat(filesWith(FirstCourse.UNSAID, List.of(installation.data(), installation.data().resolveSibling("backed-up.log"))))
          .isEmpty();
      Files.copy(installation.data().resolve("master.key"), elsewhere.resolve("master.key"));
    }
    Installation.runCommand(elsewhere, "restore", BACKUPS.resolve("monday").toString());

    int metrics = Installation.freePort();
    try (var restored = Installation.start("restored", elsewhere,
        "--attune.metrics.port=" + metrics); var browser = new Browser(PageChecks.CLOSED, Scripts.ON)) {
      BrowserUser ana = browser.atADesk(restored).goes("/sign-in").types("Sign-in name", "ana")
          .types("Password", FirstCourse.PASSWORD).presses("Sign in");
      ana.goes("/clients").follows("Maya Lindqvist").sees(FirstCourse.UNSAID);
      BrowserUser maya = browser.onAPhone(restored).goes("/sign-in").types("Sign-in name", "maya")
          .types("Password", FirstCourse.PASSWORD).presses("Sign in");
      maya.goes("/course").sees("You came through this");

      // health and metrics answer on their own port alone, and tell of requests without telling whose
      assertThat(body("http://localhost:" + metrics + "/health")).contains("UP");
      assertThat(body("http://localhost:" + metrics + "/prometheus")).contains("/courses/{id}")
          .doesNotContain(course(ana), "Maya", "clock");
      maya.goes("/health").sees("There’s nothing here");
    }

    // stopped in order, so that all of it is in the files: no word is, while what isn't sealed is found
    Path original = Installation.FOLDER.resolve("backed-up");
    List<Path> everything = Stream.of(original, elsewhere, original.resolveSibling("backed-up.log"),
        elsewhere.resolveSibling("restored.log"), BACKUPS).toList();
    assertThat(filesWith(FirstCourse.UNSAID, everything)).isEmpty();
    assertThat(filesWith("looked at the", everything)).isEmpty();
    assertThat(filesWith(FirstCourse.PRACTICE, List.of(original))).as("the control").isNotEmpty();
    assertThat(filesWith(FirstCourse.PRACTICE, List.of(elsewhere))).as("the control").isNotEmpty();
    assertThat(filesWith(FirstCourse.PRACTICE, List.of(BACKUPS))).isEmpty();
  }

  private static String course(BrowserUser therapist) {
    String address = therapist.page().url();
    return address.substring(address.lastIndexOf('/') + 1);
  }

  private static String body(String address) throws IOException {
    try (var in = java.net.URI.create(address).toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The files at or under these places that hold the text as it was typed, in UTF-8, UTF-16 or hexadecimal digits. */
  private static List<Path> filesWith(String text, List<Path> places) {
    String digits = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    List<String> ways = List.of(text, String.join("\0", text.split("")), digits, digits.toUpperCase(Locale.ROOT));
    return places.stream().flatMap(BackupJourney::files).filter(file -> {
      try {
        String held = Files.readString(file, StandardCharsets.ISO_8859_1);
        return ways.stream().anyMatch(held::contains);
      } catch (NoSuchFileException e) {
        return false; // the database has just done with it
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }).toList();
  }

  private static Stream<Path> files(Path place) {
    try {
      return Files.walk(place).filter(Files::isRegularFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
