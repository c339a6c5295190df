/** Examples, targets, groups, splits, and what is fitted on the training part only. */
@NullMarked
package org.melograph.dataset;

import org.jspecify.annotations.NullMarked;
