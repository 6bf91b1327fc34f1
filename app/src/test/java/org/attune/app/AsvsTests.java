package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/asvs.md says of itself holds: its rows are all there, and what they name exists. */
class AsvsTests {

  private static final Path ROOT = Path.of("..");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (V\\d+\\.\\d+\\.\\d+) \\| [12] \\| [^|]+ \\| ([a-z ]+) \\| ([^|]+) \\|$");
  private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

  @Test
  void each_requirement_has_one_row_and_the_sums_are_right() throws IOException {
    String page = page();
    List<String> requirements = ROW.matcher(page).results().map(r -> r.group(1)).toList();
    assertThat(requirements).hasSize(253).doesNotHaveDuplicates();
    List<String> states = ROW.matcher(page).results().map(r -> r.group(2)).toList();
    assertThat(Set.copyOf(states)).isEqualTo(Set.of("met", "not met", "deployment", "not applicable"));
    assertThat(page).contains("**%d met, %d not met, %d up to the person who deploys it, %d not applicable.**".formatted(
        count(states, "met"), count(states, "not met"), count(states, "deployment"), count(states, "not applicable")));
  }

  @Test
  void each_test_and_each_file_that_is_named_exists() throws IOException {
    Set<String> tests;
    try (Stream<Path> files = Files.walk(ROOT)) {
      tests = files.filter(f -> f.toString().contains("src/test/java")).map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".java")).map(f -> f.replace(".java", "")).collect(Collectors.toSet());
    }
    var missing = new TreeSet<String>();
    Matcher named = NAMED.matcher(page());
    while (named.find()) {
      String name = named.group(1);
      boolean isFile = name.contains("/") && !name.contains(" ") || name.endsWith(".xml");
      boolean isTest = name.matches("\\w+(Tests|Journey)");
      if (isFile && !Files.exists(ROOT.resolve(name)) || isTest && !tests.contains(name)) {
        missing.add(name);
      }
    }
    assertThat(missing).isEmpty();
  }

  private static long count(List<String> states, String state) {
    return states.stream().filter(state::equals).count();
  }

  private static String page() throws IOException {
    return Files.readString(ROOT.resolve("docs/asvs.md"));
  }
}
