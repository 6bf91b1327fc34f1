@NullMarked
package org.attune.app.checkins.internal;

import org.jspecify.annotations.NullMarked;
