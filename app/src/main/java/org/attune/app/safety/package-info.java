/** Help outside Attune, and someone other than one's therapist. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "encryption", "layout", "practices", "sessions", "space"})
package org.attune.app.safety;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
