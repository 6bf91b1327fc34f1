/** Letters to people, or to oneself: written and kept; sent, if ever, by their writer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "layout", "space"})
package org.attune.app.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
