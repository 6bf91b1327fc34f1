package org.attune.app.authentication;

import java.text.Normalizer;

/** A password as somebody typed it. No log and no page shows it. */
public record Password(String typed) {

  public static Password of(String typed) {
    return new Password(typed);
  }

  public boolean isEmpty() {
    return typed.isEmpty();
  }

  /** The same for each way in which keyboards spell it: "ü" is one character, or two. */
  String text() {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC);
  }

  @Override
  public String toString() {
    return "Password";
  }
}
