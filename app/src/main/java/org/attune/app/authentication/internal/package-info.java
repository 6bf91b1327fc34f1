@NullMarked
package org.attune.app.authentication.internal;

import org.jspecify.annotations.NullMarked;
