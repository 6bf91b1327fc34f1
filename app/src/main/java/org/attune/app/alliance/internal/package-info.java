@NullMarked
package org.attune.app.alliance.internal;

import org.jspecify.annotations.NullMarked;
