package org.attune.app.practices;

import org.attune.app.layout.Refused;

/** The invitation was taken up, taken back, ran out, or its code was wrong too often. */
public class InvitationOver extends Refused {
  InvitationOver() {
    super("practices.accept.over");
  }
}
