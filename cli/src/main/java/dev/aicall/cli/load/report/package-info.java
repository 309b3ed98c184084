/**
 * What a load test came to: the figures, the limits they are held to, and their two forms, JSON and
 * a page. Knows nothing of how a load is made.
 */
@NullMarked
package dev.aicall.cli.load.report;

import org.jspecify.annotations.NullMarked;
