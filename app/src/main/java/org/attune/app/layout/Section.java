package org.attune.app.layout;

/** A place that the navigation can lead to; who sees which is decided by whoever signs the person in. */
public enum Section {
  /** A therapist's day. */
  TODAY("/today"),
  /** All clients of a therapist. */
  CLIENTS("/clients"),
  /** A client's own page. */
  COURSE("/course"),
  /** A person's own space. */
  STEPS(Addresses.SPACE),
  /** The people, invitations and settings of a practice. */
  PRACTICE("/practice"),
  /** Bringing in the past. */
  IMPORT("/imports"),
  /** Who has looked. */
  LOOKED("/looks"),
  /** One's own name, sign-in and reachability. */
  ACCOUNT("/account");

  private final String path;

  Section(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }

  /** The key of its name, such as {@code layout.section.today}. */
  public String key() {
    return "layout.section." + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether the page at this path lies in the section. */
  public boolean holds(String path) {
    return path.equals(this.path) || path.startsWith(this.path + "/");
  }
}
