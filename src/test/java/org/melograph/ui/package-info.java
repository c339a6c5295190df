@NullMarked
package org.melograph.ui;

import org.jspecify.annotations.NullMarked;
