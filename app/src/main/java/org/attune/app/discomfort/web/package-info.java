@NullMarked
package org.attune.app.discomfort.web;

import org.jspecify.annotations.NullMarked;
