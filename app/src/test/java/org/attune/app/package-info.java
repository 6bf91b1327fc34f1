/** What every module's tests stand on: {@link org.attune.app.AttuneTest}. */
@NullMarked
package org.attune.app;

import org.jspecify.annotations.NullMarked;
