package org.attune.app.discomfort;

import java.util.Locale;

/** What a thing that happened speaks for, as the person themselves sees it. */
public enum Appraisal {
  GROWING, HARM, UNSURE;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
