/** The parts that every page is made of: the document, its words, forms, refusals and charts. Knows no other module. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.attune.app.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
