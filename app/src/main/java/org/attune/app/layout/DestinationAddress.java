package org.attune.app.layout;

/** Where a {@link Destination} is; the module that has it contributes a bean of this type. */
public record DestinationAddress(Destination destination, String path) {}
