@NullMarked
package org.attune.app.requests.internal;

import org.jspecify.annotations.NullMarked;
