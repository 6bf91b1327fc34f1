/** Calendar feeds: a person's appointments in their own calendar, by a secret link. */
@NullMarked
package org.attune.app.interop.calendar;

import org.jspecify.annotations.NullMarked;
