package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The English of the documents: words that nobody says aloud are not used. Code, addresses and fenced blocks are left out, and so is a
 * line that quotes somebody else and ends in {@code <!-- quoted -->}.
 */
class PlainEnglishDocumentsTests {
  private static final Path ROOT = Path.of("..");
  private static final String QUOTED = "<!-- quoted -->";

  private static final BannedWords BANNED = new BannedWords(Map.of(
      "(?<!Jakarta )mails?(?! (server|client))|mailed|mailing|e-mails?", "email",
      "beneath", "below, or underneath",
      "toward", "towards",
      "the bond (with|between|over)", "the alliance: a bond is one of its three parts"));

  @Test
  void noDocumentHasABannedWord() throws IOException {
    var found = new TreeMap<String, String>();
    for (Path document : documents()) {
      List<String> lines = Files.readAllLines(document);
      boolean fenced = false;
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        fenced ^= line.startsWith("```");
        if (!fenced && !line.endsWith(QUOTED)) {
          String place = ROOT.relativize(document) + ":" + (i + 1);
          BANNED.in(prose(line)).forEach((word, instead) -> found.put(place + " " + word, "write: " + instead));
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void codeAndAddressesAreLeftOut() {
    assertThat(BANNED.in(prose("`attune.mail.from` is [the sender](docs/mail.md), on your mail server."))).isEmpty();
    assertThat(BANNED.in(prose("Whoever has the mail stands here."))).containsOnlyKeys("Whoever", "mail", "stands");
  }

  private static String prose(String line) {
    return line.replaceAll("`[^`]*`", "` `").replaceAll("\\]\\([^)]*\\)", "]").replaceAll("https?://\\S+", " ");
  }

  private static List<Path> documents() throws IOException {
    var documents = new ArrayList<Path>();
    for (String folder : List.of(".", "engine", "research", "tables", "mutants", "robustness", "end-to-end")) {
      collect(Files.list(ROOT.resolve(folder)), documents);
    }
    for (String folder : List.of("docs", "benchmarks")) {
      collect(Files.walk(ROOT.resolve(folder)).filter(path -> !path.toString().contains("target")), documents);
    }
    return documents;
  }

  private static void collect(Stream<Path> files, List<Path> documents) {
    try (files) {
      files.filter(file -> file.toString().endsWith(".md")).map(Path::normalize).forEach(documents::add);
    }
  }
}
