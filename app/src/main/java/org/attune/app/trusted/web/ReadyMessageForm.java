package org.attune.app.trusted.web;

import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.safety.PhoneNumbers;
import org.attune.app.trusted.ReadyMessage;
import org.attune.app.trusted.ReadyMessages;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to reach by one's own phone, as it was typed.
 *
 * @param key     of a new one
 * @param version that a change was made on
 */
public record ReadyMessageForm(@Nullable String key, @Nullable Integer version, @Nullable String name, @Nullable String number,
                        @Nullable String sentence) {

  static ReadyMessageForm blank() {
    return new ReadyMessageForm(null, null, null, null, null);
  }

  static ReadyMessageForm of(ReadyMessage message) {
    ReadyMessage.Content words = message.words();
    return new ReadyMessageForm(null, message.version(), words.name(), words.number(), words.sentence());
  }

  /** As it was typed, onto a later version. */
  ReadyMessageForm onVersion(int later) {
    return new ReadyMessageForm(key, later, name, number, sentence);
  }

  ReadyMessage.Content words() {
    return new ReadyMessage.Content(FormInput.line(name), FormInput.line(number), FormInput.text(sentence));
  }

  FieldErrors validate() {
    var errors = new FieldErrors();
    ReadyMessage.Content words = words();
    TrustedPersonInvitationForm.checkName(errors, "name", words.name(), "theone.name-missing");
    if (words.number().length() > ReadyMessages.MAX_NUMBER_LENGTH
        || !words.number().isEmpty() && PhoneNumbers.dialled(words.number()).isEmpty()) {
      errors.add("number", "theone.ready.number-wrong");
    }
    if (words.sentence().isEmpty()) {
      errors.add("sentence", "theone.ready.sentence-missing");
    }
    return errors.requireLength("sentence", words.sentence(), ReadyMessages.MAX_LENGTH);
  }
}
