package org.attune.app.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import org.attune.tables.UnicodeText;
import org.jspecify.annotations.Nullable;

/** What a form could not take, each at its field, in the order of the page; shown by {@code layout/errors} and {@code layout/field}. */
public final class FieldErrors {
  /** A message of the bundles with what goes into it. */
  public record Message(String key, Object... arguments) {}

  private final Map<String, Message> byField = new LinkedHashMap<>();

  public FieldErrors add(String field, String key, Object... arguments) {
    byField.putIfAbsent(field, new Message(key, arguments));
    return this;
  }

  /** Puts a refusal at its field; one without a field goes to the given one. */
  public FieldErrors add(InvalidInput refused, String otherwise) {
    String field = refused.field();
    return add(field == null ? otherwise : field, refused.key(), refused.arguments());
  }

  /** A value that has to be there; where it isn't, its field says so. */
  public <T> @Nullable T need(String field, @Nullable T value, String key) {
    if (value == null) {
      add(field, key);
    }
    return value;
  }

  /** Says where something was typed and nobody could see any of it. */
  public FieldErrors requireVisible(String field, @Nullable String typed) {
    return typed != null && !typed.isBlank() && UnicodeText.isInvisible(typed) ? add(field, "layout.invisible") : this;
  }

  /** Says where nobody could see the words, or where they are too long, in characters as a reader counts them (code points). */
  public FieldErrors requireLength(String field, @Nullable String words, int most) {
    requireVisible(field, words);
    int length = words == null ? 0 : FormInput.length(words);
    return length > most ? add(field, "layout.too-long", most, length) : this;
  }

  public boolean isEmpty() {
    return byField.isEmpty();
  }

  public Map<String, Message> byField() {
    return byField;
  }

  /** The sentence to stand at the field, in the reader's language; null where there is none. */
  public @Nullable String at(String field, PageContext page) {
    Message message = byField.get(field);
    return message == null ? null : page.t(message.key(), message.arguments());
  }
}
