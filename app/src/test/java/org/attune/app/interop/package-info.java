@NullMarked
package org.attune.app.interop;

import org.jspecify.annotations.NullMarked;
