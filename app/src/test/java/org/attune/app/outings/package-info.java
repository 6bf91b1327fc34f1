@NullMarked
package org.attune.app.outings;

import org.jspecify.annotations.NullMarked;
