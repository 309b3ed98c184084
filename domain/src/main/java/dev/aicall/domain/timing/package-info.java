/**
 * The ledger of a call: works out from what happens, and when, where the time of a call went. Asks
 * no clock: every moment comes with what happened. Used by the engine only.
 */
@NullMarked
package dev.aicall.domain.timing;

import org.jspecify.annotations.NullMarked;
