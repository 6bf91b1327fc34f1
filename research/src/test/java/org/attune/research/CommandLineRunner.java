package org.attune.research;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line in a folder of its own. */
final class CommandLineRunner {
  private final Path folder;

  CommandLineRunner(Path folder) {
    this.folder = folder;
  }

  /** What a command answered. */
  record Outcome(int status, String out, String err) {}

  Path path(String name) {
    return folder.resolve(name);
  }

  CommandLineRunner file(String name, String... lines) throws Exception {
    Files.writeString(path(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    return this;
  }

  /** Runs a command; words with a dot in them that name a file here, or one to be written, are paths in the folder. */
  Outcome run(String... words) {
    String[] args = words.clone();
    for (int i = 0; i < args.length; i++) {
      if (args[i].matches("[a-z0-9_]+\\.(csv|json|html)")) {
        args[i] = path(args[i]).toString();
      }
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.command();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return new Outcome(line.execute(args), out.toString(), err.toString());
  }

  JsonNode json(String name) {
    return JsonMapper.shared().readTree(path(name).toFile());
  }

  List<String> lines(String name) throws Exception {
    return Files.readAllLines(path(name), StandardCharsets.UTF_8);
  }

  List<String> files() throws Exception {
    try (var list = Files.list(folder)) {
      return list.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
