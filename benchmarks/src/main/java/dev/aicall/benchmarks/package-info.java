/** What the SDK costs, measured beside a bare baseline in the same run. */
@NullMarked
package dev.aicall.benchmarks;

import org.jspecify.annotations.NullMarked;
