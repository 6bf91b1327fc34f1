package org.attune.app.practices;

import org.attune.app.layout.Refused;

/** The code from the room is another one. */
public class WrongCode extends Refused {
  WrongCode(int triesLeft) {
    super(triesLeft > 0 ? "practices.accept.code-wrong" : "practices.accept.code-locked", triesLeft);
  }
}
