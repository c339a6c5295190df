/** How the studio looks: colours, type, icons and the few shapes every room is made of. */
@NullMarked
package org.melograph.ui.theme;

import org.jspecify.annotations.NullMarked;
