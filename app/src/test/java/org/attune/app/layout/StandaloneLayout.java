package org.attune.app.layout;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The layout without the rest of the application: it knows no other module. */
public final class StandaloneLayout {
  public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T14:00:00Z"), ZoneOffset.UTC);

  private StandaloneLayout() {}

  public static AnnotationConfigApplicationContext start() {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(Clock.class, () -> CLOCK);
    for (Destination destination : Destination.values()) {
      String path = switch (destination) {
        case LEAVE -> "/leave";
        case HELP -> "/pages/1";
        default -> "/elsewhere";
      };
      context.registerBean(destination.name(), DestinationAddress.class, () -> new DestinationAddress(destination, path));
    }
    context.scan("org.attune.app.layout");
    context.refresh();
    return context;
  }
}
