/** Which settings of a model a search tries, and in which order. */
@NullMarked
package org.melograph.train.search;

import org.jspecify.annotations.NullMarked;
