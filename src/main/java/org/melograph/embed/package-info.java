/** Maps of embeddings: t-SNE and how far to trust it. */
@NullMarked
package org.melograph.embed;

import org.jspecify.annotations.NullMarked;
