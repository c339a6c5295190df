/** Composing note sequences by sampling a trained network. */
@NullMarked
package org.melograph.generate;

import org.jspecify.annotations.NullMarked;
