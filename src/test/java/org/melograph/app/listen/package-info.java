@NullMarked
package org.melograph.app.listen;

import org.jspecify.annotations.NullMarked;
