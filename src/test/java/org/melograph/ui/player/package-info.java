@NullMarked
package org.melograph.ui.player;

import org.jspecify.annotations.NullMarked;
