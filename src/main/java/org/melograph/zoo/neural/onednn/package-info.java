/**
 * Networks on oneDNN: a DL4J configuration becomes a program of native operations for one shape of batch, which shares its
 * weights with the DL4J network it was made from.
 */
@NullMarked
package org.melograph.zoo.neural.onednn;

import org.jspecify.annotations.NullMarked;
