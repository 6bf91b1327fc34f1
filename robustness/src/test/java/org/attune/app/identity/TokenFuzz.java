package org.attune.app.identity;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Optional;
import java.util.UUID;

/** What stands in an address or a header: ids, links' secrets, networks. Any text is something, or nothing, and never a fault. */
public final class TokenFuzz {

  private TokenFuzz() {}

  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    id(text).ifPresent(id -> {
      if (!LinkId.of(id.toString()).value().equals(id)) {
        throw new AssertionError("another id");
      }
    });
    if (new Secret(text).hash().length != 32 || new Secret(text).toString().contains("secret of")) {
      throw new AssertionError("a secret that tells");
    }
    if (!Network.of(text).equals(Network.of(text))) {
      throw new AssertionError("another network");
    }
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(LinkId.of(text).value());
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
