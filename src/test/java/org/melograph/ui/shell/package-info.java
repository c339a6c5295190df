@NullMarked
package org.melograph.ui.shell;

import org.jspecify.annotations.NullMarked;
