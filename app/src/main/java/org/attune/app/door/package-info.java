/** The connections that people come in by: who keeps us waiting too long makes room for the next. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.attune.app.door;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
