package org.attune.app.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The English of pages and emails: words that nobody says aloud are not used, and how hard a client's pages read is told. */
class PlainEnglishTests {
  private static final Path MESSAGES = Path.of("src", "main", "resources", "messages");
  private static final Path TEMPLATES = Path.of("src", "main", "jte");

  private static final BannedWords BANNED = new BannedWords(Map.of(
      "mails?|mailed|mailing|e-mails?", "email",
      "mailbox(es)?", "inbox, or email",
      "as well as", "and",
      "kindly|please note|please be (aware|advised)", "say it, and no more",
      "utili[sz]e[sd]?|commence[sd]?|terminate[sd]?|facilitate[sd]?|leverage[sd]?|regarding|via", "use, begin, end, help, about, by",
      "submit(s|ted)?|click(s|ed)?( here)?", "a verb and its object: book this time, send my answers",
      "successfully|oops|invalid|an error occurred", "what happened, and what to do",
      "(doesn|didn)’t fit|did not fit|does not fit", "didn’t work, or is too long",
      "insufficient", "too early to tell, or fewer than ten"));

  /** What a client is never told. */
  private static final Pattern NEVER_TO_A_CLIENT = Pattern.compile(
      "(?i)\\b(ruptures?|deteriorat(es?|ed|ion|ing)|decompensat\\w+|non-?complian\\w+|resistan(t|ce))\\b");

  /** Read by clients, by people on their own and by those they trust, and by nobody in their work. */
  private static final Set<String> OF_CLIENTS = Set.of("accesslog", "bringing", "checkins", "circle", "discomfort", "ladder", "layout",
      "letters", "moments", "outings", "rhythm", "safety", "space", "theone", "authentication");

  /** Messages that keep a banned word, each with its reason. */
  private static final Map<String, String> EXCEPTIONS = Map.ofEntries();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d(,[^{}]*(\\{\\d}[^{}]*)*)?}");

  @Test
  void noMessageHasABannedWord() throws IOException {
    var found = new TreeMap<String, String>();
    for (var bundle : bundles().entrySet()) {
      bundle.getValue().forEach((key, text) -> {
        if (!EXCEPTIONS.containsKey(key)) {
          BANNED.in(text).forEach((words, instead) -> found.put(key, text + " (write: " + instead + ")"));
        }
      });
    }
    assertThat(found).isEmpty();
  }

  @Test
  void anExceptionStillHasItsWord() throws IOException {
    var words = new TreeMap<String, String>();
    bundles().values().forEach(words::putAll);
    assertThat(EXCEPTIONS.keySet()).allMatch(key -> words.containsKey(key)
        && !BANNED.in(words.get(key)).isEmpty());
  }

  @Test
  void noTemplateHasWordsOfItsOwn() throws IOException {
    var found = new TreeMap<String, String>();
    for (Path template : files(TEMPLATES, ".jte")) {
      String text = textOf(Files.readString(template));
      BANNED.in(text).forEach((words, instead) -> found.put(template.toString(), words));
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aClientIsNeverToldOfARuptureOrADeterioration() throws IOException {
    assertThat(bundles().entrySet().stream().filter(bundle -> OF_CLIENTS.contains(bundle.getKey()))
        .flatMap(bundle -> bundle.getValue().entrySet().stream())).allSatisfy(
            message -> assertThat(message.getValue()).as(message.getKey()).doesNotContainPattern(NEVER_TO_A_CLIENT));
  }

  /** Told in {@code target/readability.txt}, and enforced nowhere: a formula counts syllables, and hears nothing. */
  @Test
  void howHardEachBundleReadsIsTold() throws IOException {
    var report = new StringBuilder("Flesch-Kincaid grade of each bundle of messages; reading age is about the grade + 5.\n"
        + "For clients' pages we aim at a reading age of 9 to 11, a grade of 4 to 6.\n\n");
    for (var bundle : bundles().entrySet()) {
      Readability readability = Readability.of(bundle.getValue().values());
      report.append(String.format(Locale.ENGLISH, "%-15s %-9s grade %4.1f, reading age %4.1f, %5d words, %4.1f a sentence; longest: %s%n",
          bundle.getKey(), OF_CLIENTS.contains(bundle.getKey()) ? "(client)" : "", readability.grade(), readability.grade() + 5,
          readability.words(), readability.wordsPerSentence(), readability.longest()));
    }
    Path told = Files.writeString(Files.createDirectories(Path.of("target")).resolve("readability.txt"), report);
    assertThat(told).isNotEmptyFile();
  }

  @Test
  void readabilityIsThatOfTheFormula() {
    // 12 words in two sentences, 13 syllables: 0.39 · 6 + 11.8 · 13 ÷ 12 − 15.59 = −0.47
    Readability readability = Readability.of(List.of("The cat sat on the mat. It was a very warm mat"));
    assertThat(readability.words()).isEqualTo(12);
    assertThat(readability.grade()).isBetween(-0.48, -0.46);
  }

  private static String textOf(String template) {
    return template.replaceAll("(?s)<%--.*?--%>", " ").replaceAll("(?s)!?\\$?\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", " ")
        .replaceAll("(?m)^\\s*@.*$", " ").replaceAll("@\\w+(\\.\\w+)*\\([^)]*\\)*", " ").replaceAll("<[^>]*>", " ");
  }

  /** The messages in English, by bundle. */
  private static Map<String, Map<String, String>> bundles() throws IOException {
    var bundles = new TreeMap<String, Map<String, String>>();
    for (Path file : files(MESSAGES, ".properties")) {
      String name = file.getFileName().toString().replace(".properties", "");
      if (!name.contains("_")) {
        var properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
          properties.load(text);
        }
        var messages = new TreeMap<String, String>();
        properties.forEach((key, text) -> messages.put(key.toString(), text.toString()));
        bundles.put(name, messages);
      }
    }
    return bundles;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /** Words, sentences and syllables of the messages that are more than a label. */
  private record Readability(int words, int sentences, int syllables, String longest) {
    private static final Pattern WORD = Pattern.compile("\\p{L}+(’\\p{L}+)?");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]+[”)]?(\\s|$)|\\n+");
    private static final int LONGEST_LABEL = 5;

    static Readability of(Iterable<String> messages) {
      int words = 0;
      int sentences = 0;
      int syllables = 0;
      String longest = "";
      for (String message : messages) {
        String text = PLACEHOLDER.matcher(message).replaceAll("Ana");
        if (WORD.matcher(text).results().count() <= LONGEST_LABEL) {
          continue;
        }
        for (String sentence : SENTENCE_END.split(text)) {
          var found = WORD.matcher(sentence).results().toList();
          words += found.size();
          sentences += found.isEmpty() ? 0 : 1;
          syllables += found.stream().mapToInt(word -> syllables(word.group())).sum();
          if (found.size() > WORD.matcher(longest).results().count()) {
            longest = sentence.strip();
          }
        }
      }
      return new Readability(words, sentences, syllables, longest);
    }

    double wordsPerSentence() {
      return (double) words / sentences;
    }

    /** Kincaid and others (1975). */
    double grade() {
      return 0.39 * wordsPerSentence() + 11.8 * syllables / words - 15.59;
    }

    /** Groups of vowels, without the silent ends of English. */
    private static int syllables(String word) {
      String spoken = word.toLowerCase(Locale.ENGLISH).replaceAll("’\\w+$", "");
      if (spoken.length() > 3) {
        spoken = spoken.replaceAll("([^aeiouylr])es$", "$1").replaceAll("([^aeiouytd])ed$", "$1").replaceAll("([^aeiouyl])e$", "$1");
      }
      return Math.max(1, (int) Pattern.compile("[aeiouy]+").matcher(spoken).results().count());
    }
  }
}
