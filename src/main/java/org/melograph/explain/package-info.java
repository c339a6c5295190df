/** Why a model says what it says of a song: maps of what decided, by hiding parts or by gradients, and what a verdict withstands. */
@NullMarked
package org.melograph.explain;

import org.jspecify.annotations.NullMarked;
