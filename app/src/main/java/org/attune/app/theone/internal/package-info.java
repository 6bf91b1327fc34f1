@NullMarked
package org.attune.app.theone.internal;

import org.jspecify.annotations.NullMarked;
