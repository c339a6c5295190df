/** Collections of songs on disk: label folders, manifests, tables. */
@NullMarked
package org.melograph.io.source;

import org.jspecify.annotations.NullMarked;
