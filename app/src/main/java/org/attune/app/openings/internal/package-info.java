@NullMarked
package org.attune.app.openings.internal;

import org.jspecify.annotations.NullMarked;
