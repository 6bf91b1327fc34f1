package org.attune.app.layout;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where all modules' destinations are. */
@Component
public class Destinations {

  private final Map<Destination, String> paths;

  Destinations(ObjectProvider<DestinationAddress> addresses) {
    paths = addresses.stream().collect(Collectors.toMap(DestinationAddress::destination, DestinationAddress::path));
  }

  public String path(Destination destination) {
    return Objects.requireNonNull(paths.get(destination), destination::name);
  }
}
