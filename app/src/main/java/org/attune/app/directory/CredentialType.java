package org.attune.app.directory;

import java.util.Locale;

/** What a credential allows. */
public enum CredentialType {
  /** A licence to practise independently. */
  LICENCE,
  /** An entry in a register of a professional body. */
  REGISTER,
  /** A limited permit: practice under supervision, until a date. */
  PERMIT,
  /** In training, under supervision. */
  TRAINING;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether they practise under the supervision of somebody, who is named once they agree. */
  public boolean needsSupervision() {
    return this == PERMIT || this == TRAINING;
  }
}
