/**
 * The ledger of calls as Micrometer meters: {@link dev.aicall.metrics.AiCallMetrics}. Knows the API
 * and Micrometer, nothing else; for applications only.
 */
@NullMarked
package dev.aicall.metrics;

import org.jspecify.annotations.NullMarked;
