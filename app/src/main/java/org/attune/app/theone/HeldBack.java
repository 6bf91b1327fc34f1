package org.attune.app.theone;

import org.attune.app.layout.Refused;

/** Nothing went out. Whose limits held it back is said only where they are one's own. */
public class HeldBack extends Refused {

  private HeldBack(String key, Object... arguments) {
    super(key, arguments);
  }

  static HeldBack byOwnLimits() {
    return new HeldBack("theone.held.own");
  }

  static HeldBack elsewhere(String name) {
    return new HeldBack("theone.held", name);
  }
}
