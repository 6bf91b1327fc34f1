@NullMarked
package org.attune.app.demo.internal;

import org.jspecify.annotations.NullMarked;
