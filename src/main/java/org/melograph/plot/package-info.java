/** Pictures as values, and the painters that draw them without a display. */
@NullMarked
package org.melograph.plot;

import org.jspecify.annotations.NullMarked;
