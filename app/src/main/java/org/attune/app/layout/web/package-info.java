@NullMarked
package org.attune.app.layout.web;

import org.jspecify.annotations.NullMarked;
