@NullMarked
package org.attune.app.circle;

import org.jspecify.annotations.NullMarked;
