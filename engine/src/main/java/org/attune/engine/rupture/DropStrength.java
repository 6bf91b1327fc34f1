package org.attune.engine.rupture;

/** How strong a drop is. */
public enum DropStrength {
  /** It doesn't count. */
  NONE,
  /** Beyond the lower threshold. */
  GENTLE,
  /** Beyond the higher threshold. */
  STRONG
}
