/** Audio and note features, one file per feature, numerically librosa's. */
@NullMarked
package org.melograph.feature;

import org.jspecify.annotations.NullMarked;
