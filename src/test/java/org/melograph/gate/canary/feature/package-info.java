/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.feature;

import org.jspecify.annotations.NullMarked;
