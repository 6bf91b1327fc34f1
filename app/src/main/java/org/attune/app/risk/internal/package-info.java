@NullMarked
package org.attune.app.risk.internal;

import org.jspecify.annotations.NullMarked;
