/** Melograph: a desktop studio for understanding and making music with neural networks. */
@NullMarked
package org.melograph;

import org.jspecify.annotations.NullMarked;
