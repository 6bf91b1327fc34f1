package org.attune.app.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a person chose to be reached, and the name used outside; the address may be another person's too.
 *
 * @param address a mail address, or null where the person is not to be reached
 * @param confirmed whether the reader of mail there said that it is theirs
 */
public record ContactDetails(@Nullable String address, @Nullable String nameInMails, boolean confirmed) {

  /** The longest name used outside, in characters. */
  public static final int MAX_NAME_LENGTH = 60;

  /**
   * A name used in a mail, perhaps to somebody who doesn't know its writer: letters and what joins them. Nothing that a
   * mail program would make a link of, no number, no line of its own.
   */
  private static final Pattern NAME = Pattern.compile("\\p{L}(?:[\\p{L}\\p{M}’'\\- ]|\\.(?= |$))*");

  /** As it is typed: nobody has confirmed it yet. */
  public ContactDetails(@Nullable String address, @Nullable String outsideName) {
    this(address, outsideName, false);
  }

  public static ContactDetails none() {
    return new ContactDetails(null, null);
  }

  /** Whether a mail may use this name. */
  public static boolean isUsableInMails(String name) {
    return name.length() <= MAX_NAME_LENGTH && NAME.matcher(name).matches();
  }

  /** Where mail may go, or null. */
  public @Nullable String confirmedAddress() {
    return confirmed ? address : null;
  }
}
