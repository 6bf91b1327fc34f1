/** Letters to people, or to oneself: written and kept; sent, if ever, by their writer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"circle", "identity", "layout", "space"})
package org.attune.app.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
