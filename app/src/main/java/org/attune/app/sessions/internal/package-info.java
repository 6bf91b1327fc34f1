@NullMarked
package org.attune.app.sessions.internal;

import org.jspecify.annotations.NullMarked;
