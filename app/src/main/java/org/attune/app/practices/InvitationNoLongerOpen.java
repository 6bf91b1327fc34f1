package org.attune.app.practices;

import org.attune.app.layout.InvalidInput;

/** The invitation was taken up, taken back, ran out, or its code was wrong too often. */
public class InvitationNoLongerOpen extends InvalidInput {
  InvitationNoLongerOpen() {
    super("practices.accept.over");
  }
}
