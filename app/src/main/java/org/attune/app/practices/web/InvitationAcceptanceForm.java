package org.attune.app.practices.web;

import org.attune.app.authentication.Password;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What somebody says who takes up an invitation. */
public record InvitationAcceptanceForm(@Nullable String key, String code, Boolean adult, String name, String usualName,
                         String reach, String address, String outsideName,
                         String signInName, Password password) {
  public InvitationAcceptanceForm {
    code = FormInput.line(code);
    name = FormInput.line(name);
    usualName = FormInput.line(usualName);
    reach = FormInput.line(reach);
    address = FormInput.line(address);
    outsideName = FormInput.line(outsideName);
    signInName = FormInput.line(signInName);
    password = password == null ? new Password("") : password;
    adult = Boolean.TRUE.equals(adult);
  }

  static InvitationAcceptanceForm empty(String code, boolean adult, String name, String address) {
    return new InvitationAcceptanceForm(null, code, adult, name, "", "", address, "", "", new Password(""));
  }

  PersonName personName() {
    return new PersonName(name, usualName);
  }

  boolean byMail() {
    return "mail".equals(reach);
  }
}
