@NullMarked
package org.attune.app.ladder.web;

import org.jspecify.annotations.NullMarked;
