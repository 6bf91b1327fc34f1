package org.attune.app.authentication;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.identity.AccessLinkId;
import org.attune.app.identity.SecretToken;

/** What stands in an address or a header: ids, links' secrets, networks. Any text is something, or nothing, and never a fault. */
public final class TokenFuzz {

  private TokenFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    id(text).ifPresent(id -> {
      if (!AccessLinkId.of(id.toString()).value().equals(id)) {
        throw new AssertionError("another id");
      }
    });
    if (new SecretToken(text).hash().length != 32 || new SecretToken(text).toString().contains("secret of")) {
      throw new AssertionError("a secret that tells");
    }
    if (!ClientNetwork.of(text).equals(ClientNetwork.of(text))) {
      throw new AssertionError("another network");
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(AccessLinkId.of(text).value());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
