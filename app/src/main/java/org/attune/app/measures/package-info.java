/** What questionnaires measure over a course: instruments, who is asked which of them when, answers, and every named score. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "layout", "practices", "accesslog", "sessions", "risk",
    "risk :: web"})
package org.attune.app.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
