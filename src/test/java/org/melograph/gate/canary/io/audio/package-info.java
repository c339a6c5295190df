/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.io.audio;

import org.jspecify.annotations.NullMarked;
