package org.attune.app.practices.web;

import org.attune.app.authentication.Password;
import org.attune.app.identity.ContactDetails;
import org.attune.app.identity.MailAddress;
import org.attune.app.identity.PersonName;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;

/** What is wrong with names, addresses and passwords that were typed, said at their fields. */
final class FieldChecks {

  static final int NAME = 200;
  static final int PASSWORD_LEAST = 10;
  private static final int PASSWORD_MOST = 1000;

  private FieldChecks() {}

  static void checkName(FieldErrors errors, String field, String name, String missing) {
    if (name.isEmpty()) {
      errors.add(field, missing);
    }
    checkLength(errors, field, name, NAME);
  }

  /** What somebody likes to be called, if they say it. */
  static void checkUsualName(FieldErrors errors, String field, String name) {
    checkLength(errors, field, name, PersonName.MAX_USUAL_LENGTH);
  }

  static void checkLength(FieldErrors errors, String field, String typed, int most) {
    errors.requireVisible(field, typed);
    if (FormInput.length(typed) > most) {
      errors.add(field, "practices.too-long", most, FormInput.length(typed));
    }
  }

  static void checkAddress(FieldErrors errors, String field, String address) {
    if (!address.isEmpty() && MailAddress.of(address).isEmpty()) {
      errors.add(field, "practices.address-wrong");
    }
  }

  /** The name used in mails. */
  static void checkOutsideName(FieldErrors errors, String field, String name) {
    checkLength(errors, field, name, ContactDetails.MAX_NAME_LENGTH);
    if (!name.isEmpty() && FormInput.length(name) <= ContactDetails.MAX_NAME_LENGTH && !ContactDetails.isUsableInMails(name)) {
      errors.add(field, "practices.outside-name-wrong");
    }
  }

  /**
   * A new password: long enough, and none of those that are tried first. What is likely about this person, such as their
   * name, counts as tried first too.
   */
  static void checkNewPassword(FieldErrors errors, String field, Password chosen, String... likely) {
    String password = chosen.typed();
    if (FormInput.length(password) < PASSWORD_LEAST) {
      errors.add(field, "practices.password-short", PASSWORD_LEAST);
    } else if (password.length() > PASSWORD_MOST) {
      errors.add(field, "practices.too-long", PASSWORD_MOST, password.length());
    } else if (CommonPasswords.contains(password, likely)) {
      errors.add(field, "practices.password-easy");
    }
  }
}
