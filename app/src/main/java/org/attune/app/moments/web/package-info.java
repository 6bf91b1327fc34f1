@NullMarked
package org.attune.app.moments.web;

import org.jspecify.annotations.NullMarked;
