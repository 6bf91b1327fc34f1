@NullMarked
package org.attune.app.operations;

import org.jspecify.annotations.NullMarked;
