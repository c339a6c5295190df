/** The room that lays songs out by how alike they sound to a model. */
@NullMarked
package org.melograph.ui.map;

import org.jspecify.annotations.NullMarked;
