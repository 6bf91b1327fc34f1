@NullMarked
package org.attune.app.checkins.web;

import org.jspecify.annotations.NullMarked;
