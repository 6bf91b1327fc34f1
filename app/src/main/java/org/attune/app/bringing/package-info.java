/** What a client brings from their own space to their therapist, and takes back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "layout", "practices", "sessions", "sharing", "space"})
package org.attune.app.bringing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
