@NullMarked
package org.attune.app.outings.internal;

import org.jspecify.annotations.NullMarked;
