/** Keeping in touch: with which people, how often, and since when one wasn't; a note at a chosen hour, or none. */
@NullMarked
@ApplicationModule(allowedDependencies = {"circle", "identity", "layout", "space"})
package org.attune.app.rhythm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
