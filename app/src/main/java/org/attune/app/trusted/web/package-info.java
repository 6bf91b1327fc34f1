@NullMarked
package org.attune.app.trusted.web;

import org.jspecify.annotations.NullMarked;
