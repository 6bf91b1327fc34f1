package org.attune.app.identity;

import org.jspecify.annotations.Nullable;

/** A person as others may know them. */
public record Person(PersonId id, String name, @Nullable String signInName) {

  /** Of the first and the last of their names, such as "M.C.". */
  public String initials() {
    String[] names = name.strip().split("\\s+");
    String first = initial(names[0]);
    return names.length == 1 ? first : first + initial(names[names.length - 1]);
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : Character.toString(name.codePointAt(0)) + ".";
  }
}
