package org.attune.app.practices.web;

import java.util.regex.Pattern;
import org.attune.app.identity.Contact;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.Password;
import org.attune.app.layout.FieldErrors;
import org.jspecify.annotations.Nullable;

/** What people type, made fit to keep, and what is wrong with it. */
final class Typed {

  static final int NAME = 200;
  static final int PASSWORD_LEAST = 10;
  private static final int PASSWORD_MOST = 1000;
  private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private Typed() {}

  /** One line: whatever breaks a line is a space. */
  static String line(@Nullable String typed) {
    return typed == null ? "" : NOT_IN_A_LINE.matcher(typed).replaceAll(" ").strip();
  }

  /** Several lines, as they were typed. */
  static String words(@Nullable String typed) {
    return typed == null ? "" : typed.replace("\u0000", "").replace("\r\n", "\n").strip();
  }

  static @Nullable String orNull(String typed) {
    return typed.isEmpty() ? null : typed;
  }

  static int length(String typed) {
    return typed.codePointCount(0, typed.length());
  }

  static void checkName(FieldErrors errors, String field, String name, String missing) {
    if (name.isEmpty()) {
      errors.add(field, missing);
    }
    checkLength(errors, field, name, NAME);
  }

  static void checkLength(FieldErrors errors, String field, String typed, int most) {
    errors.visible(field, typed);
    if (length(typed) > most) {
      errors.add(field, "practices.too-long", most, length(typed));
    }
  }

  static void checkAddress(FieldErrors errors, String field, String address) {
    if (!address.isEmpty() && MailAddress.of(address).isEmpty()) {
      errors.add(field, "practices.address-wrong");
    }
  }

  /** The name used in mails. */
  static void checkOutsideName(FieldErrors errors, String field, String name) {
    checkLength(errors, field, name, Contact.LONGEST_NAME);
    if (!name.isEmpty() && length(name) <= Contact.LONGEST_NAME && !Contact.isNameForOutside(name)) {
      errors.add(field, "practices.outside-name-wrong");
    }
  }

  /**
   * A new password: long enough, and none of those that are tried first. What is likely about this person, such as their
   * name, counts as tried first too.
   */
  static void checkNewPassword(FieldErrors errors, String field, Password chosen, String... likely) {
    String password = chosen.typed();
    if (length(password) < PASSWORD_LEAST) {
      errors.add(field, "practices.password-short", PASSWORD_LEAST);
    } else if (password.length() > PASSWORD_MOST) {
      errors.add(field, "practices.too-long", PASSWORD_MOST, password.length());
    } else if (GuessedEasily.is(password, likely)) {
      errors.add(field, "practices.password-easy");
    }
  }
}
