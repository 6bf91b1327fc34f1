@NullMarked
package org.attune.app.imports.web;

import org.jspecify.annotations.NullMarked;
