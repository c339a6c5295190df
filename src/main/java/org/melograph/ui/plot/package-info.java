/** Controls that show pictures of {@link org.melograph.plot} and let them be explored with pointer and keyboard. */
@NullMarked
package org.melograph.ui.plot;

import org.jspecify.annotations.NullMarked;
