/** Ways to alter a song that leave it the same music: what a verdict must withstand. */
@NullMarked
package org.melograph.explain.alter;

import org.jspecify.annotations.NullMarked;
