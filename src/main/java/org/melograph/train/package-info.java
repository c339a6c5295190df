/** The training loop: epochs, watchers, checkpoints, early stopping. */
@NullMarked
package org.melograph.train;

import org.jspecify.annotations.NullMarked;
