@NullMarked
package org.melograph.ui.library;

import org.jspecify.annotations.NullMarked;
