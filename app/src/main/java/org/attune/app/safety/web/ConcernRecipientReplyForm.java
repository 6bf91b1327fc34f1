package org.attune.app.safety.web;

import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.safety.ConcernId;
import org.jspecify.annotations.Nullable;

/** What somebody who hears a concern answers. */
public record ConcernRecipientReplyForm(@Nullable String key, String answer) {
  public ConcernRecipientReplyForm {
    answer = FormInput.text(answer);
  }

  /** The name of its field on a page of many. */
  static String field(ConcernId concern) {
    return "answer-" + concern;
  }

  FieldErrors check(ConcernId concern, int longest) {
    var errors = new FieldErrors();
    if (answer.isEmpty()) {
      errors.add(field(concern), "safety.answer-missing");
    }
    int length = FormInput.length(answer);
    if (length > longest) {
      errors.add(field(concern), "safety.words-long", longest, length);
    }
    return errors;
  }
}
