/** The room where a model writes notes. */
@NullMarked
package org.melograph.ui.compose;

import org.jspecify.annotations.NullMarked;
