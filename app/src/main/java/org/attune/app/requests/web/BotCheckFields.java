package org.attune.app.requests.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What a form for visitors holds beside what they type.
 *
 * @param shown   when it was shown, signed
 * @param website a field that people don't see, and that programs fill in
 */
public record BotCheckFields(@Nullable String key, @Nullable String shown, String website) {
  public BotCheckFields {
    website = FormInput.line(website);
  }
}
