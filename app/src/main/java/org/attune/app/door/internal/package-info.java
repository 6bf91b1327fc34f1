@NullMarked
package org.attune.app.door.internal;

import org.jspecify.annotations.NullMarked;
