/** The one: somebody whom a person asks, by a mail, to be there; what is asked with one tap, and what they answer by a link. */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
    "database", "identity", "encryption", "authentication", "layout", "practices", "safety", "space", "circle", "notifications"})
package org.attune.app.trusted;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
