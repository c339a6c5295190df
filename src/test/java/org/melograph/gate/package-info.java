/** Tests of the code's own shape: which room may see which, which library stays behind which door. */
@NullMarked
package org.melograph.gate;

import org.jspecify.annotations.NullMarked;
