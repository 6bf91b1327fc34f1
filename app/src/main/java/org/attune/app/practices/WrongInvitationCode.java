package org.attune.app.practices;

import org.attune.app.layout.InvalidInput;

/** The code from the room is another one. */
public class WrongInvitationCode extends InvalidInput {
  WrongInvitationCode(int triesLeft) {
    super(triesLeft > 0 ? "practices.accept.code-wrong" : "practices.accept.code-locked", triesLeft);
  }
}
