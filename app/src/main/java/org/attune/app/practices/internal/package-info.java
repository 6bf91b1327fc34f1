@NullMarked
package org.attune.app.practices.internal;

import org.jspecify.annotations.NullMarked;
