/**
 * What two people say of a session in five items, what one of them could not say, and who read it when. The
 * ratings live here, once; words lie apart from them, sealed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "identity", "encryption", "layout", "practices", "sessions"})
package org.attune.app.checkins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
