package org.attune.engine.rupture;

/** How strong a drop is. */
public enum Strength {
  NONE,
  GENTLE,
  STRONG
}
