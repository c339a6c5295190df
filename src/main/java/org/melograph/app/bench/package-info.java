/** Benchmarks: our half of those that {@code bench/run} sets beside other tools, and those that nothing is set beside. */
@NullMarked
package org.melograph.app.bench;

import org.jspecify.annotations.NullMarked;
