package org.attune.app.trusted;

import org.attune.app.layout.InvalidInput;

/** Nothing went out. Whose limits refused it is said only where they are one's own. */
public class DeliveryRefused extends InvalidInput {

  private DeliveryRefused(String key, Object... arguments) {
    super(key, arguments);
  }

  static DeliveryRefused byOwnLimits() {
    return new DeliveryRefused("theone.held.own");
  }

  static DeliveryRefused byTheirLimits(String name) {
    return new DeliveryRefused("theone.held", name);
  }
}
