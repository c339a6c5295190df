/** The contract between architectures, the training loop and everything that uses a trained model. */
@NullMarked
package org.melograph.model;

import org.jspecify.annotations.NullMarked;
