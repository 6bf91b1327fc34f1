package org.attune.app.layout;

import java.util.function.BooleanSupplier;

/**
 * Where a {@link Destination} is; the module that has it contributes a bean of this type.
 *
 * @param offered whether it leads to anything now; asked each time a page with a link to it is shown
 */
public record DestinationAddress(Destination destination, String path, BooleanSupplier offered) {

  /** One that always leads somewhere. */
  public DestinationAddress(Destination destination, String path) {
    this(destination, path, () -> true);
  }
}
