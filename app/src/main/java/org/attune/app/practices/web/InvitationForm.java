package org.attune.app.practices.web;

import java.util.Locale;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What makes an invitation.
 *
 * @param person of a past record, or empty for somebody new
 * @param language of the invitation of a client
 */
public record InvitationForm(@Nullable String key, String role, String person, String name, String address, String language,
                         String weeks, String day, String time,
                         String minutes) {
  public InvitationForm {
    role = FormInput.line(role);
    person = FormInput.line(person);
    name = FormInput.line(name);
    address = FormInput.line(address);
    language = FormInput.line(language);
    weeks = FormInput.line(weeks);
    day = FormInput.line(day);
    time = FormInput.line(time);
    minutes = FormInput.line(minutes);
  }

  static InvitationForm empty(String role, Locale language) {
    return new InvitationForm(null, role, "", "", "", language.getLanguage(), "1", "", "", "50");
  }

  /** For somebody whose past is here already. */
  static InvitationForm forHistoricalRecord(String role, String person, String name, Locale language) {
    return new InvitationForm(null, role, person, name, "", language.getLanguage(), "0", "", "", "50");
  }

  public boolean isForHistoricalRecord() {
    return !person.isEmpty();
  }
}
