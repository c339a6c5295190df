/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.ui.listen;

import org.jspecify.annotations.NullMarked;
