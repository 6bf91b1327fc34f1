@NullMarked
package org.attune.app.circle.internal;

import org.jspecify.annotations.NullMarked;
