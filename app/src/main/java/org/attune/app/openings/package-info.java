/**
 * Times that therapists have for people they don't know yet: their weekly hours, what is busy, and what is held or booked for
 * a first talk.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "authentication", "layout", "practices", "jobs", "sessions"})
package org.attune.app.openings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
