@NullMarked
package org.attune.app.preparation;

import org.jspecify.annotations.NullMarked;
