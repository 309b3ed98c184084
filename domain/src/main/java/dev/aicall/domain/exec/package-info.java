/**
 * Order and time: the serial executor that calls and callbacks run on, real time, and virtual time
 * for tests and the fake. Adapters and test kits may import it.
 */
@NullMarked
package dev.aicall.domain.exec;

import org.jspecify.annotations.NullMarked;
