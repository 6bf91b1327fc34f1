package org.attune.app.circle.internal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.IOException;
import org.attune.tables.UnreadableTableException;

/** A contacts file of any bytes: whatever can be read is read, each name once, and none is longer than fits. */
public final class ContactNamesFuzz {

  private static final int LONGEST = 200;

  private ContactNamesFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
    ContactNames cards;
    try {
      cards = ContactNames.read(data.consumeRemainingAsBytes(), LONGEST);
    } catch (UnreadableTableException refused) {
      return;
    }
    if (cards.names().stream().anyMatch(name -> name.isBlank() || name.codePointCount(0, name.length()) > LONGEST)
        || cards.names().size() > ContactNames.MAX_NAMES || cards.names().stream().distinct().count() != cards.names().size()) {
      throw new AssertionError("no name of a person");
    }
  }
}
