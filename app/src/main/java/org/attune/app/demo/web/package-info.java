@NullMarked
package org.attune.app.demo.web;

import org.jspecify.annotations.NullMarked;
