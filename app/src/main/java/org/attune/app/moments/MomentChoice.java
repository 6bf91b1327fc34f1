package org.attune.app.moments;

import java.util.Locale;

/** Something that can be chosen by its word, {@code moments.<kind>.<code>}. Its name is kept, sealed: it is never renamed. */
public sealed interface MomentChoice permits Feeling, Place, Need {

  String name();

  /** Such as "overwhelmed". */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The message that says it. */
  default String message() {
    return "moments." + getClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + code();
  }
}
