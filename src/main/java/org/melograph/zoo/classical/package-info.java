/** Classifiers from libraries. */
@NullMarked
package org.melograph.zoo.classical;

import org.jspecify.annotations.NullMarked;
