package org.attune.app.directory;

import java.time.LocalDate;
import org.attune.app.identity.PersonId;

/**
 * Practice under supervision.
 *
 * @param supervisor    of the same practice; named to visitors once they have agreed
 * @param permitExpires the last day on which the permit holds
 */
public record Training(PersonId supervisor, LocalDate permitExpires) {}
