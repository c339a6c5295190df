/** Networks on DL4J. */
@NullMarked
package org.melograph.zoo.neural;

import org.jspecify.annotations.NullMarked;
