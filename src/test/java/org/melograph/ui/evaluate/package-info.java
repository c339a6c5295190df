@NullMarked
package org.melograph.ui.evaluate;

import org.jspecify.annotations.NullMarked;
