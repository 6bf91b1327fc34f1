package org.attune.app.practices.web;

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
    role = Typed.line(role);
    person = Typed.line(person);
    name = Typed.line(name);
    address = Typed.line(address);
    weeks = Typed.line(weeks);
    day = Typed.line(day);
    time = Typed.line(time);
    minutes = Typed.line(minutes);
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
