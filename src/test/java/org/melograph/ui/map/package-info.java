@NullMarked
package org.melograph.ui.map;

import org.jspecify.annotations.NullMarked;
