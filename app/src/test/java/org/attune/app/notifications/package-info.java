@NullMarked
package org.attune.app.notifications;

import org.jspecify.annotations.NullMarked;
