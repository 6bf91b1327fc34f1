@NullMarked
package org.attune.app.trusted.internal;

import org.jspecify.annotations.NullMarked;
