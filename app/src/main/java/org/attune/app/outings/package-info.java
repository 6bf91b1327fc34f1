/** Asking somebody for a coffee or a walk: a calendar file and words to go with it, sent by nobody but the person who asks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"circle", "identity", "layout", "space"})
package org.attune.app.outings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
