package org.attune.app.requests;

/** What confirming an address led to. */
public enum AddressConfirmationResult {
  CONFIRMED,
  /** There is one from this address to the same therapist already. */
  DUPLICATE,
  /** The practice takes none from this address. */
  REFUSED
}
