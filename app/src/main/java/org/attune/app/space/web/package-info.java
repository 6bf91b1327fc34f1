@NullMarked
package org.attune.app.space.web;

import org.jspecify.annotations.NullMarked;
