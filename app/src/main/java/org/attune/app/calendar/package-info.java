/** Calendar feeds: a person's appointments in their own calendar, by a secret link; no module depends on it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"layout", "identity", "authentication", "sessions"})
package org.attune.app.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
