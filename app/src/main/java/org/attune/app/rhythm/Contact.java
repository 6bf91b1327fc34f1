package org.attune.app.rhythm;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A day on which two were in touch, in whichever way.
 *
 * @param words how it was, or empty
 */
public record Contact(UUID id, LocalDate on, String words) {}
