/** How networks are computed: what an engine is asked for, and the one that DL4J brings. */
@NullMarked
package org.melograph.zoo.neural.engine;

import org.jspecify.annotations.NullMarked;
