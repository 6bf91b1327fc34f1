package org.attune.app.practices;

import org.attune.app.layout.InvalidInput;

/** Nobody is their own client. */
public class SelfInvitationNotAllowed extends InvalidInput {
  SelfInvitationNotAllowed() {
    super("practices.accept.own");
  }
}
