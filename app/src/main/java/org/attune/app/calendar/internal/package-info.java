@NullMarked
package org.attune.app.calendar.internal;

import org.jspecify.annotations.NullMarked;
