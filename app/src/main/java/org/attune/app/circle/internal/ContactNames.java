package org.attune.app.circle.internal;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import com.github.mangstadt.vinnie.io.Warning;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.tables.DecodedText;
import org.attune.tables.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * The names in a contacts file (vCard 2.1, 3.0 or 4.0); nothing else of a card is looked at.
 *
 * @param names   each once, in the order of the file
 * @param skipped how many cards have no name, or can't be read
 * @param others  how many cards are of a group or an organisation, and no person
 * @param truncated     whether there are more than {@link #MAX_NAMES} cards in it
 * @param encodingGuessed whether the letters were not saved as UTF-8, so that names may have come out wrong
 */
public record ContactNames(List<String> names, int skipped, int others, boolean truncated, boolean encodingGuessed) {

  /** As many as are read of one file. */
  public static final int MAX_NAMES = 10_000;
  /** A file without cards. */
  public static final ContactNames NONE = new ContactNames(List.of(), 0, 0, false, false);

  private static final Charset WINDOWS = DecodedText.Encoding.WINDOWS_1252.charset();
  /** A name in Base64 that says so; an older way to write what vinnie doesn't decode. */
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");

  /** A fold between two bytes of one character of UTF-8. */
  private static final Pattern FOLD_WITHIN_CHARACTER = Pattern.compile("(?<=[\\x80-\\xFF])\\r?\\n[ \\t](?=[\\x80-\\xBF])");

  /** It begins a file, and lies within one that was joined from several. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Whatever of a broken file can be read is read. */
  public static ContactNames read(byte[] file, int longestName) throws IOException {
    DecodedText text = text(file);
    var names = new NameCollector(longestName);
    try (VObjectReader cards = new VObjectReader(new StringReader(text.characters().replace(BYTE_ORDER_MARK, "").stripLeading()), SyntaxRules.vcard())) {
      cards.setDefaultQuotedPrintableCharset(StandardCharsets.ISO_8859_1); // its bytes, one by one, to be decoded below
      cards.parse(names);
      names.endAll();
    }
    return new ContactNames(List.copyOf(names.found), names.skipped, names.others, names.cut,
        names.guessed || text.encoding() == DecodedText.Encoding.WINDOWS_1252);
  }

  /** Lines may be folded anywhere, also within a character of several bytes. */
  private static DecodedText text(byte[] file) {
    String bytes = new String(file, StandardCharsets.ISO_8859_1);
    DecodedText joined = DecodedText.of(FOLD_WITHIN_CHARACTER.matcher(bytes).replaceAll("").getBytes(StandardCharsets.ISO_8859_1));
    return joined.encoding() == DecodedText.Encoding.UTF_8 ? joined : DecodedText.of(file);
  }

  /** One card while it is read. */
  private static final class ParsedCard {
    private String formatted = "";
    private int preference = Integer.MAX_VALUE;
    private String structured = "";
    private String organisation = "";
    private boolean person = true;

    /** A card with no name but that of its organisation is the organisation's. */
    boolean isOfPerson() {
      return person && (organisation.isEmpty() || !structured.isEmpty() || !formatted.equalsIgnoreCase(organisation));
    }

    /** Its formatted name, else its structured one: whichever can be seen. */
    String name() {
      return formatted.isEmpty() ? structured : formatted;
    }
  }

  /** Takes the name of each card; a card within a card is read apart from it, and is its own. */
  private static final class NameCollector extends VObjectDataAdapter {
    private final int longest;
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<ParsedCard> open = new ArrayDeque<>();
    private int cards;
    private int skipped;
    private int others;
    private boolean cut;
    private boolean guessed;

    NameCollector(int longest) {
      this.longest = longest;
    }

    @Override
    public void onComponentBegin(String name, Context context) {
      if (cards == MAX_NAMES) {
        cut = true;
        context.stop();
      }
      open.push(new ParsedCard());
    }

    @Override
    public void onProperty(VObjectProperty property, Context context) {
      ParsedCard card = open.peek();
      if (card == null) {
        return;
      }
      switch (property.getName().toUpperCase(Locale.ROOT)) {
        case "FN" -> {
          String name = UnicodeText.stripInvisible(VObjectPropertyValues.unescape(value(property)));
          int preference = preference(property);
          if (!name.isEmpty() && (card.formatted.isEmpty() || preference < card.preference)) {
            card.formatted = name;
            card.preference = preference;
          }
        }
        case "N" -> {
          // family;given;…
          List<List<String>> parts = VObjectPropertyValues.parseStructured(value(property));
          card.structured = UnicodeText.stripInvisible(IntStream.of(1, 0).filter(i -> i < parts.size())
              .mapToObj(i -> String.join(" ", parts.get(i))).collect(Collectors.joining(" ")));
        }
        case "ORG" -> {
          List<List<String>> parts = VObjectPropertyValues.parseStructured(value(property));
          card.organisation = parts.isEmpty() ? "" : UnicodeText.stripInvisible(String.join(" ", parts.getFirst()));
        }
        case "KIND", "X-ADDRESSBOOKSERVER-KIND" -> card.person &= property.getValue().strip().equalsIgnoreCase("individual");
        case "X-ABSHOWAS" -> card.person &= !property.getValue().strip().equalsIgnoreCase("COMPANY");
        default -> { }
      }
    }

    /** 1 is the most preferred (RFC 6350); before it, a name was preferred or not. */
    private static int preference(VObjectProperty property) {
      String number = property.getParameters().first("PREF");
      if (number != null && number.strip().matches("\\d{1,3}")) {
        return Integer.parseInt(number.strip());
      }
      return says(property, "TYPE", "pref") ? 1 : 101;
    }

    /** What a property says, of whatever its bytes were made text for the file. */
    private String value(VObjectProperty property) {
      String value = property.getValue();
      byte[] bytes = null;
      if (says(property, "ENCODING", "QUOTED-PRINTABLE")) {
        boolean decoded = isKnown(property.getParameters().first("CHARSET"));
        bytes = !decoded && value.chars().allMatch(c -> c < 256) ? value.getBytes(StandardCharsets.ISO_8859_1) : null;
      } else if (says(property, "ENCODING", "b") || says(property, "ENCODING", "BASE64")) {
        String joined = value.replaceAll("\\s", "");
        bytes = BASE64.matcher(joined).matches() && joined.length() % 4 == 0 ? Base64.getDecoder().decode(joined) : null;
      }
      return bytes == null ? value : text(bytes, property.getParameters().first("CHARSET"));
    }

    /** Whether a parameter has a value; vCard 2.1 may leave its name out. */
    private static boolean says(VObjectProperty property, String parameter, String value) {
      return Stream.of(parameter, "").flatMap(name -> Stream.ofNullable(property.getParameters().getMap().get(name.isEmpty() ? null : name)))
          .flatMap(List::stream).anyMatch(value::equalsIgnoreCase);
    }

    private static boolean isKnown(@Nullable String charset) {
      try {
        return charset != null && Charset.isSupported(charset.strip());
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /** In the letters that the property names, else in UTF-8 where it is that, else in Windows-1252, which is a guess. */
    private String text(byte[] bytes, @Nullable String named) {
      if (named != null && isKnown(named)) {
        return new String(bytes, Charset.forName(named.strip()));
      }
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        guessed = true;
        return new String(bytes, WINDOWS);
      }
    }

    @Override
    public void onComponentEnd(String component, Context context) {
      ParsedCard card = open.poll();
      if (card != null) {
        end(card);
      }
    }

    /** Cards that a broken file leaves open end with it. */
    void endAll() {
      open.forEach(this::end);
      open.clear();
    }

    private void end(ParsedCard card) {
      String name = card.name();
      if (!card.isOfPerson()) {
        others++;
      } else if (name.isEmpty() || UnicodeText.hasLostLetters(name) || name.codePointCount(0, name.length()) > longest) {
        skipped++;
      } else {
        found.add(name);
      }
      cards++;
    }

    @Override
    public void onWarning(Warning warning, VObjectProperty property, Exception thrown, Context context) {
      // whatever can be read is read
    }
  }
}
