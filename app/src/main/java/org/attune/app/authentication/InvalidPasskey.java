package org.attune.app.authentication;

import org.attune.app.layout.InvalidInput;

/** What a device answered is no passkey for this place, this person, or this moment. */
public class InvalidPasskey extends InvalidInput {
  InvalidPasskey() {
    super("authentication.passkey-refused");
  }
}
