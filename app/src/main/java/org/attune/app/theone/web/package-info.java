@NullMarked
package org.attune.app.theone.web;

import org.jspecify.annotations.NullMarked;
