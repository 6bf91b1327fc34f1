package org.attune.app.layout;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where all modules' destinations are. */
@Component
public class Destinations {

  private final Map<Destination, DestinationAddress> addresses;

  Destinations(ObjectProvider<DestinationAddress> addresses) {
    this.addresses = addresses.stream().collect(Collectors.toMap(DestinationAddress::destination, Function.identity()));
  }

  public String path(Destination destination) {
    return Objects.requireNonNull(addresses.get(destination), destination::name).path();
  }

  /** Whether it leads to anything now. */
  boolean isOffered(Destination destination) {
    DestinationAddress address = addresses.get(destination);
    return address != null && address.offered().getAsBoolean();
  }
}
