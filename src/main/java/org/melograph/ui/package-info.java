/** The studio: one window, six rooms, one player. Only this package and those below it see JavaFX. */
@NullMarked
package org.melograph.ui;

import org.jspecify.annotations.NullMarked;
