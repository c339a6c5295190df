/** The list of architectures. */
@NullMarked
package org.melograph.zoo;

import org.jspecify.annotations.NullMarked;
