@NullMarked
package org.attune.app.rhythm.web;

import org.jspecify.annotations.NullMarked;
