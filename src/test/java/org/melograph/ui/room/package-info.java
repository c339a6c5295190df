@NullMarked
package org.melograph.ui.room;

import org.jspecify.annotations.NullMarked;
