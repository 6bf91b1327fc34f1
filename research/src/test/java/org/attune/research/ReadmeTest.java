package org.attune.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's examples do what it says they do. */
class ReadmeTest {
  private static final Pattern FILE = Pattern.compile("```csv (\\S+)\n(.*?)\n```", Pattern.DOTALL);
  private static final Pattern CONSOLE = Pattern.compile("```console\n(.*?)\n```", Pattern.DOTALL);
  private static final String COMMAND = "java -jar attune-research.jar ";

  @TempDir Path folder = Path.of("");

  @Test
  void eachExampleAnswersAsItIsWritten() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    CommandLineRunner cli = new CommandLineRunner(folder);
    Matcher files = FILE.matcher(readme);
    while (files.find()) {
      cli.file(files.group(1), files.group(2));
    }
    List<String> ran = new ArrayList<>();
    Matcher consoles = CONSOLE.matcher(readme);
    while (consoles.find()) {
      for (String step : consoles.group(1).split("^\\$ |\n\\$ ", -1)) {
        if (!step.isEmpty()) {
          String[] parts = step.split("\n", 2);
          String expected = parts.length > 1 ? parts[1] : "";
          assertThat(answer(cli, parts[0]).strip()).as(parts[0]).isEqualTo(expected.strip());
          ran.add(parts[0]);
        }
      }
    }
    assertThat(ran).hasSize(10);
  }

  private static String answer(CommandLineRunner cli, String command) throws Exception {
    if (command.startsWith("cat ")) {
      return String.join("\n", cli.lines(command.substring("cat ".length())));
    }
    assertThat(command).startsWith(COMMAND);
    String[] words = Arrays.stream(command.substring(COMMAND.length()).split(" ", -1)).toArray(String[]::new);
    CommandLineRunner.Outcome answer = cli.run(words);
    assertThat(answer.status()).isZero();
    return answer.err() + answer.out(); // as a terminal shows them
  }
}
