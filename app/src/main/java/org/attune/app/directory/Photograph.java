package org.attune.app.directory;

import java.util.UUID;

/** A portrait, as JPEG without anything but the picture; another picture has another id. */
public record Photograph(UUID id, byte[] jpeg) {}
