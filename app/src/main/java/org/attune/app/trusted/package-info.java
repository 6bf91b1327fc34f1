/** Trusted people: asked by a mail to be there; the support request, and what they answer by a link. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
    "database", "identity", "encryption", "authentication", "layout", "practices", "safety", "space", "circle", "notifications"})
package org.attune.app.trusted;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
