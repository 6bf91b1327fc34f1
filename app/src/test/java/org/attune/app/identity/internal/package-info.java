@NullMarked
package org.attune.app.identity.internal;

import org.jspecify.annotations.NullMarked;
