@NullMarked
package org.attune.app.letters.web;

import org.jspecify.annotations.NullMarked;
