@NullMarked
package org.attune.app.notifications.internal;

import org.jspecify.annotations.NullMarked;
