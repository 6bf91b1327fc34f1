package org.attune.app.layout;

/** A page or form that pages of other modules lead to; {@link DestinationAddress} says where it is. */
public enum Destination {
  LEAVE, SIGN_IN, SIGN_OUT, UNLOCK,
  /** Where a page's language is chosen. */
  LANGUAGE,
  /** Help lines. */
  HELP,
  SAFETY_PLAN,
  /** Someone other than one's therapist. */
  SOMEONE_ELSE,
  /** A person's own space. */
  SPACE,
  /** Something small for somebody without a sign-in. */
  SMALL_STEP_NOW,
  /** Therapists who can be asked for a first talk; offered while there are any. */
  FIND,
  ACCOUNT, PRACTICE, PASSWORD_RESET,
  /** A client's own sessions. */
  SESSIONS,
  CALENDAR
}
