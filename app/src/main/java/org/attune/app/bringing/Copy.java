package org.attune.app.bringing;

import java.util.List;
import org.attune.app.space.Entry;

/**
 * What an entry said.
 *
 * @param sentence  the message of its step
 * @param arguments what goes into that sentence
 */
public record Copy(String sentence, List<String> arguments, List<Entry.Text> texts) {

  public static Copy of(Entry entry) {
    return new Copy(entry.sentence(), entry.arguments(), entry.texts());
  }
}
