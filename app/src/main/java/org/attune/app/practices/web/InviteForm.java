package org.attune.app.practices.web;

import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What makes an invitation.
 *
 * @param person of a past record, or empty for somebody new
 */
public record InviteForm(@Nullable String key, String role, String person, String name, String address,
                         String weeks, String day, String time,
                         String minutes) {
  public InviteForm {
    role = FormInput.line(role);
    person = FormInput.line(person);
    name = FormInput.line(name);
    address = FormInput.line(address);
    weeks = FormInput.line(weeks);
    day = FormInput.line(day);
    time = FormInput.line(time);
    minutes = FormInput.line(minutes);
  }

  static InviteForm empty(String role) {
    return new InviteForm(null, role, "", "", "", "1", "", "", "50");
  }

  /** For somebody whose past is here already. */
  static InviteForm past(String role, String person, String name) {
    return new InviteForm(null, role, person, name, "", "0", "", "", "50");
  }

  public boolean isPast() {
    return !person.isEmpty();
  }
}
