package org.attune.app.layout;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The layout without the rest of the application: it knows no other module. */
public final class LayoutAlone {
  public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-03T14:00:00Z"), ZoneOffset.UTC);

  private LayoutAlone() {}

  public static AnnotationConfigApplicationContext start() {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(Clock.class, () -> CLOCK);
    context.scan("org.attune.app.layout");
    context.refresh();
    return context;
  }
}
