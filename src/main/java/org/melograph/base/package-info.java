/** What every room needs: tensors, parameters, provenance, jobs, seeded randomness, refusals. */
@NullMarked
package org.melograph.base;

import org.jspecify.annotations.NullMarked;
