@NullMarked
package org.attune.app.authentication;

import org.jspecify.annotations.NullMarked;
