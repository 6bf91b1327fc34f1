@NullMarked
package org.attune.app.measures.web;

import org.jspecify.annotations.NullMarked;
