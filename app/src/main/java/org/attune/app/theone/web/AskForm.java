package org.attune.app.theone.web;

import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.Contact;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.Keys;
import org.attune.app.theone.TrustedPeople;
import org.attune.app.theone.internal.AskedAddresses;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask, as it was typed.
 *
 * @param then         {@code change} where the mail was looked at and isn't right yet
 * @param somebodyElse set where the name may be that of somebody set apart, and is somebody else's
 */
public record AskForm(@Nullable String key, @Nullable String me, @Nullable String name, @Nullable String address,
                      @Nullable String connection, @Nullable String then, @Nullable String somebodyElse) {

  static AskForm blank() {
    return new AskForm(null, null, null, null, null, null, null);
  }

  TrustedPeople.Asking asking() {
    return new TrustedPeople.Asking(FormInput.line(me), FormInput.line(name), FormInput.line(address),
        connection == null || connection.isEmpty() ? null : new ConnectionId(Keys.of(connection)), somebodyElse != null);
  }

  FieldErrors check() {
    var errors = new FieldErrors();
    TrustedPeople.Asking asking = asking();
    checkName(errors, "me", asking.me(), "theone.me-missing");
    if (!asking.me().isEmpty() && !Contact.isNameForOutside(asking.me())) {
      errors.add("me", "theone.me-wrong");
    }
    checkName(errors, "name", asking.name(), "theone.name-missing");
    if (AskedAddresses.canonical(asking.address()).isEmpty()) {
      errors.add("address", "theone.address-wrong");
    }
    return errors;
  }

  static void checkName(FieldErrors errors, String field, String name, String missing) {
    if (name.isEmpty()) {
      errors.add(field, missing);
    }
    errors.fits(field, name, TrustedPeople.LONGEST_NAME);
  }
}
