@NullMarked
package org.attune.app.bringing.internal;

import org.jspecify.annotations.NullMarked;
