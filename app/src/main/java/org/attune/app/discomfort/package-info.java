/** Discomfort or danger: one scary moment with somebody, looked at. Signs of harm are asked for first and lead to help. */
@NullMarked
@ApplicationModule(allowedDependencies = {"circle", "identity", "layout", "safety", "space"})
package org.attune.app.discomfort;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
