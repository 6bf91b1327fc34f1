package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The words of all modules' pages: each is there, each in its own bundle, each with the apostrophe of the printed page. */
class MessagesTests {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern ASKED = Pattern.compile("\\bpage\\.t\\(\\s*\"([a-z][a-z0-9.-]*[a-z0-9])\"");

  @Test
  void everyMessageThatATemplateAsksForIsThere() throws IOException {
    var missing = new TreeSet<String>();
    var words = words();
    for (Path template : files(MAIN.resolve("jte"), ".jte")) {
      ASKED
          .matcher(Files.readString(template))
          .results()
          .map((MatchResult result) -> result.group(1))
          .filter(key -> !words.containsKey(key))
          .forEach(key -> missing.add(key + " in " + template.getFileName()));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everyMessageIsNamedAfterItsModule() throws IOException {
    for (Path bundle : bundles()) {
      String module = bundle.getFileName().toString().replaceFirst("(_\\w+)?\\.properties$", "");
      assertThat(read(bundle).keySet()).as(module).allMatch(key -> key.toString().startsWith(module + "."));
    }
  }

  @Test
  void apostrophesAreTypographic() throws IOException {
    // a straight one would also be swallowed by the message format
    for (Path bundle : bundles()) {
      read(bundle).forEach((key, text) -> {
        if (!key.equals("layout.day-pattern")) { // a pattern of dates, whose own words are between straight ones
          assertThat(text.toString()).as("%s in %s", key, bundle.getFileName()).doesNotContain("'");
        }
      });
    }
  }

  @Test
  void noTemplateHasAStyleOrAScriptOfItsOwn() throws IOException {
    for (Path template : files(MAIN.resolve("jte"), ".jte")) {
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotContainPattern("\\sstyle=|<style|<script>|\\son[a-z]+=\"|hx-on|hx-vals='js:|javascript:");
    }
  }

  private static Map<String, String> words() throws IOException {
    var words = new TreeMap<String, String>();
    for (Path bundle : bundles()) {
      if (!bundle.getFileName().toString().contains("_")) {
        read(bundle).forEach((key, text) -> words.put(key.toString(), text.toString()));
      }
    }
    return words;
  }

  private static Properties read(Path bundle) throws IOException {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(bundle)) {
      properties.load(text);
    }
    return properties;
  }

  private static List<Path> bundles() throws IOException {
    return files(MAIN.resolve(Path.of("resources", "messages")), ".properties");
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }
}
