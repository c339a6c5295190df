/** Classifiers of rows of numbers, and how sound, notes and tables become such rows. */
@NullMarked
package org.melograph.zoo.classical;

import org.jspecify.annotations.NullMarked;
