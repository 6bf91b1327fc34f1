package org.attune.app.practices.web;

import org.jspecify.annotations.Nullable;

/** What makes an invitation. */
public record InviteForm(@Nullable String key, String role, String name, String address,
                         String weeks, String day, String time,
                         String minutes) {
  public InviteForm {
    role = Typed.line(role);
    name = Typed.line(name);
    address = Typed.line(address);
    weeks = Typed.line(weeks);
    day = Typed.line(day);
    time = Typed.line(time);
    minutes = Typed.line(minutes);
  }

  static InviteForm empty(String role) {
    return new InviteForm(null, role, "", "", "1", "", "", "50");
  }
}
