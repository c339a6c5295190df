/** Long work seen by the studio: the only place that makes FX tasks and hands work to the FX thread. */
@NullMarked
package org.melograph.ui.job;

import org.jspecify.annotations.NullMarked;
