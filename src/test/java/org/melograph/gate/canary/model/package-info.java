/** Canaries: each class breaks one gate on purpose. */
@NullMarked
package org.melograph.gate.canary.model;

import org.jspecify.annotations.NullMarked;
