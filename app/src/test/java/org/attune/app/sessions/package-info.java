@NullMarked
package org.attune.app.sessions;

import org.jspecify.annotations.NullMarked;
