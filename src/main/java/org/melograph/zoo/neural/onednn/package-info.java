/** Convolution, normalisation and pooling on oneDNN, in place of the kernels that DL4J brings. */
@NullMarked
package org.melograph.zoo.neural.onednn;

import org.jspecify.annotations.NullMarked;
