package org.attune.app.practices;

import org.attune.app.layout.Refused;

/** Nobody is their own client. */
public class OwnInvitation extends Refused {
  OwnInvitation() {
    super("practices.accept.own");
  }
}
