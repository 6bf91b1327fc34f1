package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What clients and visitors read is there in each language that is shipped, and takes in the same. */
class TranslationsTests {

  private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
  private static final Path TEST = Path.of("src", "test", "resources");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  /** The lines of the list: a bundle, and how its messages begin that are translated. */
  private static final List<String[]> LISTED = listed();

  @Test
  void no_message_is_missing_in_any_language() throws IOException {
    for (Locale language : translations()) {
      var missing = new TreeSet<String>();
      for (String[] line : LISTED) {
        Set<String> translated = read(line[0], language).stringPropertyNames();
        read(line[0], Locale.ROOT).stringPropertyNames().stream().filter(key -> isListed(key, line) && !translated.contains(key))
            .forEach(missing::add);
      }
      assertThat(missing).as(language.getLanguage()).isEmpty();
    }
  }

  @Test
  void each_translated_message_is_one_that_there_is_and_takes_in_the_same() throws IOException {
    for (Path file : translated()) {
      Properties english = read(bundle(file), Locale.ROOT);
      Properties translated = read(file);
      assertThat(english.stringPropertyNames()).as(file.toString()).containsAll(translated.stringPropertyNames());
      translated.stringPropertyNames().forEach(key -> {
        String text = translated.getProperty(key);
        assertThat(arguments(text)).as("%s in %s", key, file.getFileName()).isEqualTo(arguments(english.getProperty(key)));
        assertThat(text.isBlank()).as("%s in %s", key, file.getFileName())
            .isEqualTo(english.getProperty(key).isBlank() && !key.equals("layout.language.unreviewed"));
        if (text.contains("{")) {
          assertThatCode(() -> new MessageFormat(text, Locale.forLanguageTag(language(file)))).as("%s in %s", key, file.getFileName())
              .doesNotThrowAnyException();
        }
      });
    }
  }

  @Test
  void no_message_is_left_in_english() throws IOException {
    Set<String> same = Files.readAllLines(TEST.resolve("same-in-translation.txt")).stream()
        .filter(line -> !line.startsWith("#")).collect(Collectors.toSet());
    for (Path file : translated()) {
      Properties english = read(bundle(file), Locale.ROOT);
      Properties translated = read(file);
      assertThat(translated.stringPropertyNames().stream()
          .filter(key -> LETTERS.matcher(translated.getProperty(key)).find() && translated.getProperty(key).equals(english.getProperty(key)))
          .filter(key -> !same.contains(language(file) + " " + key))).as(file.toString()).isEmpty();
    }
  }

  /** One that was saved in another encoding would not be read here at all. */
  @Test
  void translations_are_written_in_utf_8_with_the_quotation_marks_of_their_language() throws IOException {
    for (Path file : translated()) {
      assertThat(Files.readString(file, StandardCharsets.UTF_8)).as(file.toString()).doesNotContain("\u00c3", "\ufffd", "\\u");
      read(file).forEach((key, text) -> assertThat(text.toString()).as("%s in %s", key, file.getFileName())
          .doesNotContain("\"").doesNotContain(language(file).equals("de") ? new String[] {"”", "«", "»"} : new String[] {"„", "“", "”"}));
    }
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
  }

  private static boolean isListed(String key, String[] line) {
    boolean named = Stream.of(line[1].split(" ")).anyMatch(name -> key.equals(name) || key.startsWith(name + "."));
    return line[1].equals("all") || (line[1].startsWith("all but ") ? !named : named);
  }

  private static List<Locale> translations() {
    return Languages.SHIPPED.stream().filter(language -> !language.equals(Languages.ENGLISH)).toList();
  }

  private static List<Path> translated() throws IOException {
    try (Stream<Path> files = Files.list(MESSAGES)) {
      return files.filter(file -> file.getFileName().toString().contains("_")).sorted().toList();
    }
  }

  private static String bundle(Path file) {
    return file.getFileName().toString().replaceFirst("_.*", "");
  }

  private static String language(Path file) {
    return file.getFileName().toString().replaceFirst("^.*_(\\w+)\\.properties$", "$1");
  }

  private static Properties read(String bundle, Locale language) throws IOException {
    Path file = MESSAGES.resolve(bundle + (language.equals(Locale.ROOT) ? "" : "_" + language.getLanguage()) + ".properties");
    return Files.exists(file) ? read(file) : new Properties();
  }

  private static Properties read(Path file) throws IOException {
    var properties = new Properties();
    try (var text = Files.newBufferedReader(file)) {
      properties.load(text);
    }
    return properties;
  }

  private static List<String[]> listed() {
    try (Stream<String> lines = Files.lines(TEST.resolve("translated-messages.txt"))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split("\\s+\\|\\s+")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
