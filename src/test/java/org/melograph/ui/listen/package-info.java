@NullMarked
package org.melograph.ui.listen;

import org.jspecify.annotations.NullMarked;
