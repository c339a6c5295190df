/** What every room is and what all rooms share. */
@NullMarked
package org.melograph.ui.room;

import org.jspecify.annotations.NullMarked;
