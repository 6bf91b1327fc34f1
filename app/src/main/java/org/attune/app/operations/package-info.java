/** What keeps one installation answering everybody: how much goes on at once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"layout"})
package org.attune.app.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
