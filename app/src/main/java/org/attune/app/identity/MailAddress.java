package org.attune.app.identity;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail goes to.
 *
 * @param mailbox what comes before the @, as it was typed, in Unicode's composed form (NFC)
 * @param domain in ASCII (IDNA), in small letters
 */
public record MailAddress(String mailbox, String domain) {

  /** The longest address, in bytes of UTF-8. */
  public static final int MAX_LENGTH = 254;

  /** Neither space nor sign that nobody can see, nor one with a meaning of its own. */
  private static final Pattern MAILBOX = Pattern.compile("[^\\p{Z}\\p{C}@,;:<>()\"\\\\\\[\\]]+");
  private static final Pattern DOMAIN = Pattern.compile("[^\\s\\p{Cntrl}@,;:<>()\"\\\\\\[\\]]+");
  /** IDNA 2003 makes other letters of these, and so another domain. */
  private static final Pattern NOT_THE_SAME_EVERYWHERE = Pattern.compile("[ßς\\u200C\\u200D]");

  /** Nothing where it can be no address. */
  public static Optional<MailAddress> of(String typed) {
    String address = typed.strip();
    int at = address.lastIndexOf('@');
    if (at < 1 || address.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String mailbox = Normalizer.normalize(address.substring(0, at), Normalizer.Form.NFC);
    String domain = address.substring(at + 1);
    if (!MAILBOX.matcher(mailbox).matches() || !DOMAIN.matcher(domain).matches() || NOT_THE_SAME_EVERYWHERE.matcher(domain).find()) {
      return Optional.empty();
    }
    try {
      var is = new MailAddress(mailbox, IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
      new InternetAddress(is.text(), true).validate();
      return is.text().getBytes(StandardCharsets.UTF_8).length > MAX_LENGTH ? Optional.empty() : Optional.of(is);
    } catch (AddressException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether mail to it goes by SMTPUTF8 alone: its mailbox holds more than ASCII. */
  public boolean needsSmtputf8() {
    return !StandardCharsets.US_ASCII.newEncoder().canEncode(mailbox);
  }

  /** As a mail names it. */
  public String text() {
    return mailbox + "@" + domain;
  }

  /**
   * One mailbox as one text, however it is spelt: small letters, the plainest form of each (NFKC, and ss for ß), no dots in its
   * name, nothing from a plus on. Two people whose addresses differ in no more than that count as one: rather one mail too few
   * than one to somebody who wants no more.
   */
  public String canonical() {
    String name = Normalizer.normalize(mailbox, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return name.replaceFirst("(?<=.)\\+.*", "").replace(".", "") + "@" + domain;
  }

  @Override
  public String toString() {
    return "MailAddress[…]";
  }
}
