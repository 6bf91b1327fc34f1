package org.attune.app.identity;

import org.attune.app.layout.Refused;

/** What a device answered is no passkey for this place, this person, or this moment. */
public class PasskeyRefused extends Refused {
  PasskeyRefused() {
    super("identity.passkey-refused");
  }
}
