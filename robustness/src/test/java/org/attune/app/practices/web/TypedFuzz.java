package org.attune.app.practices.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import org.attune.app.identity.Password;
import org.attune.app.layout.FieldErrors;

/** Names, words and addresses as they are typed: no line breaks in a line, no zero byte in words, no second addressee. */
public final class TypedFuzz {

  private TypedFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String typed = data.consumeRemainingAsString();
    String line = Typed.line(typed);
    if (line.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029)) {
      throw new AssertionError("more than a line");
    }
    if (Typed.words(typed).indexOf(0) >= 0) {
      throw new AssertionError("a zero byte");
    }
    var errors = new FieldErrors();
    Typed.checkAddress(errors, "address", line);
    if (errors.isEmpty() && line.chars().anyMatch(c -> ",;:<>()\"\\ ".indexOf(c) >= 0)) {
      throw new AssertionError("more than an address");
    }
    Typed.checkNewPassword(errors, "password", new Password(typed));
    Typed.checkName(errors, "name", line, "practices.name-missing");
  }
}
