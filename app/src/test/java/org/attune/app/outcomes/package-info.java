@NullMarked
package org.attune.app.outcomes;

import org.jspecify.annotations.NullMarked;
