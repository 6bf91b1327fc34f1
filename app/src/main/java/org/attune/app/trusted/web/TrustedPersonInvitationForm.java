package org.attune.app.trusted.web;

import org.attune.app.circle.ConnectionId;
import org.attune.app.identity.ContactDetails;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.layout.IdempotencyKeys;
import org.attune.app.trusted.TrustedPeople;
import org.attune.app.trusted.internal.InvitedAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The person to ask, as it was typed.
 *
 * @param then         {@code change} where the mail was looked at and isn't right yet
 * @param somebodyElse set where the name may be that of somebody set apart, and is somebody else's
 */
public record TrustedPersonInvitationForm(@Nullable String key, @Nullable String me, @Nullable String name, @Nullable String address,
                      @Nullable String connection, @Nullable String then, @Nullable String somebodyElse) {

  static TrustedPersonInvitationForm blank() {
    return new TrustedPersonInvitationForm(null, null, null, null, null, null, null);
  }

  TrustedPeople.InvitationDetails details() {
    return new TrustedPeople.InvitationDetails(FormInput.line(me), FormInput.line(name), FormInput.line(address),
        connection == null || connection.isEmpty() ? null : new ConnectionId(IdempotencyKeys.of(connection)), somebodyElse != null);
  }

  FieldErrors validate() {
    var errors = new FieldErrors();
    TrustedPeople.InvitationDetails asking = details();
    checkName(errors, "me", asking.me(), "theone.me-missing");
    if (!asking.me().isEmpty() && !ContactDetails.isUsableInMails(asking.me())) {
      errors.add("me", "theone.me-wrong");
    }
    checkName(errors, "name", asking.name(), "theone.name-missing");
    if (InvitedAddresses.canonical(asking.address()).isEmpty()) {
      errors.add("address", "theone.address-wrong");
    }
    return errors;
  }

  static void checkName(FieldErrors errors, String field, String name, String missing) {
    if (name.isEmpty()) {
      errors.add(field, missing);
    }
    errors.requireLength(field, name, TrustedPeople.MAX_NAME_LENGTH);
  }
}
