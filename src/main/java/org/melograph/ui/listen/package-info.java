/** The room of one song: its pictures and the model's verdict. */
@NullMarked
package org.melograph.ui.listen;

import org.jspecify.annotations.NullMarked;
