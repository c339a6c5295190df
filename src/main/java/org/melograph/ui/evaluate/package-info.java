/** The room that shows where a model is right and where it is wrong. */
@NullMarked
package org.melograph.ui.evaluate;

import org.jspecify.annotations.NullMarked;
