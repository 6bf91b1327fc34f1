package org.attune.app.trusted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.safety.PhoneNumbers;

/**
 * Somebody to reach by one's own phone, with a sentence that is ready.
 *
 * @param version counts its changes
 */
public record ReadyMessage(UUID id, Instant keptAt, int version, Content words) {

  /**
   * What is sealed of it.
   *
   * @param number as it was typed, or empty
   */
  public record Content(String name, String number, String sentence) {

    /** A link that calls them. */
    public Optional<String> call() {
      return PhoneNumbers.dialled(number).map(to -> "tel:" + to);
    }

    /** A link that opens a message to them, with the sentence in it (RFC 5724); an iPhone reads what follows an “&” alone. */
    public Optional<String> message() {
      return PhoneNumbers.dialled(number).map(to -> "sms:" + to + "?&body="
          + URLEncoder.encode(sentence.replace("\n", "\r\n"), StandardCharsets.UTF_8).replace("+", "%20"));
    }
  }
}
