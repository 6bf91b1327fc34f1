/** The bond as it goes: what is noticed, how it is repaired, and what two people came through together. */
@NullMarked
@ApplicationModule(allowedDependencies = {
    "database", "layout", "identity", "encryption", "practices", "sessions", "checkins", "measures", "accesslog"})
package org.attune.app.alliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
