@NullMarked
package org.attune.app.moments.internal;

import org.jspecify.annotations.NullMarked;
