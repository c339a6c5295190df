/** The layers and losses of the zoo that DL4J lacks, computed by ND4J: what they mean, for any number type. */
@NullMarked
package org.melograph.zoo.neural.layer;

import org.jspecify.annotations.NullMarked;
