/** Scores of predictions, with their intervals. */
@NullMarked
package org.melograph.train.metric;

import org.jspecify.annotations.NullMarked;
