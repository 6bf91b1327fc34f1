@NullMarked
package org.attune.app.preparation.web;

import org.jspecify.annotations.NullMarked;
