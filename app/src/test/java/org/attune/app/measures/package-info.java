@NullMarked
package org.attune.app.measures;

import org.jspecify.annotations.NullMarked;
