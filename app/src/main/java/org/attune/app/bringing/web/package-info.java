@NullMarked
package org.attune.app.bringing.web;

import org.jspecify.annotations.NullMarked;
