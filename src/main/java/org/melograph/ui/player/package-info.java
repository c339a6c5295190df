/** The player at the bottom of the window: what sounds, where it is, and what comes next. */
@NullMarked
package org.melograph.ui.player;

import org.jspecify.annotations.NullMarked;
