/** A person's own space: what it is made of, the quiet path, and taking it all away or erasing it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "encryption", "layout"})
package org.attune.app.space;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
