@NullMarked
package org.attune.app.safety.internal;

import org.jspecify.annotations.NullMarked;
