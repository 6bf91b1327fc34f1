package org.attune.app.moments;

/** What somebody needs. */
public enum Need implements MomentChoice {
  REST, QUIET, COMFORT, LISTENING, COMPANY, TO_BE_ALONE, SAFETY, HELP, TIME, TO_MOVE, AIR, TO_EAT, TO_CRY, TO_LAUGH;

  @Override
  public String code() {
    return MomentChoice.super.code().replace('_', '-');
  }
}
