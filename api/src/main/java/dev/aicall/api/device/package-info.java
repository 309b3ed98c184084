/** Sound and video devices of the machine: list, choose, follow changes. Anyone may import it. */
@NullMarked
package dev.aicall.api.device;

import org.jspecify.annotations.NullMarked;
