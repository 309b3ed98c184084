/**
 * Whole calls over the network, far side included: tools to make networks, relays and browsers, and
 * the tests that use them. Everything native runs in processes of its own.
 */
@NullMarked
package dev.aicall.cli.e2e;

import org.jspecify.annotations.NullMarked;
