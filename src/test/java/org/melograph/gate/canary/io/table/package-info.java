/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.io.table;

import org.jspecify.annotations.NullMarked;
