/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.zoo;

import org.jspecify.annotations.NullMarked;
