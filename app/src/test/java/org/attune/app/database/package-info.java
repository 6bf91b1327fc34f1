@NullMarked
package org.attune.app.database;

import org.jspecify.annotations.NullMarked;
