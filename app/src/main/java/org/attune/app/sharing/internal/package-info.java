@NullMarked
package org.attune.app.sharing.internal;

import org.jspecify.annotations.NullMarked;
