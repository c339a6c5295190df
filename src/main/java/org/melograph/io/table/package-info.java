/** Tables of numbers and text. */
@NullMarked
package org.melograph.io.table;

import org.jspecify.annotations.NullMarked;
