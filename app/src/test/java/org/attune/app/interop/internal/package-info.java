@NullMarked
package org.attune.app.interop.internal;

import org.jspecify.annotations.NullMarked;
