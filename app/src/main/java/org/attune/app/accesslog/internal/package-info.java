@NullMarked
package org.attune.app.accesslog.internal;

import org.jspecify.annotations.NullMarked;
