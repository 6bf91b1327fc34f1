package org.attune.app.identity.internal;

/** Somebody wants to work, in a practice that asks for two steps, and signed in with one. */
class SecondStepOwed extends RuntimeException {
  SecondStepOwed() {
    super("a second step is owed", null, false, false);
  }
}
