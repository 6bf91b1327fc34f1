@NullMarked
package org.attune.app.requests;

import org.jspecify.annotations.NullMarked;
