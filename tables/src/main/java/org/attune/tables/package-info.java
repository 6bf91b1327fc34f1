/** Tables as other programs write them: letters, cells, numbers and dates; each says what it leaves open. */
@NullMarked
package org.attune.tables;

import org.jspecify.annotations.NullMarked;
