@NullMarked
package org.melograph.ui.job;

import org.jspecify.annotations.NullMarked;
