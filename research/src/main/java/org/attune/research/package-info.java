/** The engine on the command line: a file of scores in, tables and a report out. */
@NullMarked
package org.attune.research;

import org.jspecify.annotations.NullMarked;
