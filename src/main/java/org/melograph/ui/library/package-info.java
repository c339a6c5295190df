/** The room of songs: labels, balance, the leak guard and what was refused. */
@NullMarked
package org.melograph.ui.library;

import org.jspecify.annotations.NullMarked;
