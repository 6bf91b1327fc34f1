package org.attune.app.layout;

import java.util.List;

/**
 * Pages and files that show what a person keeps to themselves, or to themselves and their therapist. They lock when nothing
 * happens for a while. The module whose area it is contributes a bean of this type; whatever lies in the area locks,
 * whichever module has it.
 *
 * @param patterns as Spring's {@code PathPattern} writes them
 * @param open     addresses that never lock, in any module's area: what somebody may need before they find their password
 */
public record PrivateArea(List<String> patterns, List<String> open) {
  public PrivateArea {
    patterns = List.copyOf(patterns);
    open = List.copyOf(open);
  }

  public static PrivateArea of(String... patterns) {
    return new PrivateArea(List.of(patterns), List.of());
  }

  /** The same area, with an address that never locks. */
  public PrivateArea except(String address) {
    return new PrivateArea(patterns, List.of(address));
  }
}
