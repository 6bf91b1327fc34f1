package org.attune.app.practices.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.attune.app.authentication.Password;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;

/** Names, addresses and passwords as they are typed: an address has no second addressee. */
public final class FieldChecksFuzz {

  private FieldChecksFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String typed = data.consumeRemainingAsString();
    String line = FormInput.line(typed);
    var errors = new FieldErrors();
    FieldChecks.checkAddress(errors, "address", line);
    if (errors.isEmpty() && line.chars().anyMatch(c -> ",;:<>()\"\\ ".indexOf(c) >= 0)) {
      throw new AssertionError("more than an address");
    }
    FieldChecks.checkNewPassword(errors, "password", new Password(typed));
    FieldChecks.checkName(errors, "name", line, "practices.name-missing");
  }
}
