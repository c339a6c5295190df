/** The room where a recipe becomes a model. */
@NullMarked
package org.melograph.ui.train;

import org.jspecify.annotations.NullMarked;
