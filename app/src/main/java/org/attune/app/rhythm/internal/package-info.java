@NullMarked
package org.attune.app.rhythm.internal;

import org.jspecify.annotations.NullMarked;
