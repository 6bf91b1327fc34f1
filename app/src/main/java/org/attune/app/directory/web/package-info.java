@NullMarked
package org.attune.app.directory.web;

import org.jspecify.annotations.NullMarked;
