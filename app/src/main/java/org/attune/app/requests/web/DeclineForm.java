package org.attune.app.requests.web;

import org.attune.app.identity.PersonId;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.requests.FirstTalkRequests;
import org.jspecify.annotations.Nullable;

/**
 * A decline, with words, and perhaps the name of somebody who fits.
 *
 * @param why the conflict of interest, for who has answered already
 */
public record DeclineForm(String words, String colleague, String why) {
  public DeclineForm {
    words = FormInput.text(words);
    colleague = FormInput.line(colleague);
    why = FormInput.line(why);
  }

  static DeclineForm blank() {
    return new DeclineForm("", "", "");
  }

  @Nullable PersonId person() {
    return colleague.isEmpty() ? null : new PersonId(IdempotencyKeys.of(colleague));
  }

  FieldErrors check() {
    var errors = new FieldErrors();
    if (words.isEmpty()) {
      errors.add("words", "requests.staff.words-missing");
    }
    return errors.requireLength("words", words, FirstTalkRequests.MAX_LENGTH);
  }
}
