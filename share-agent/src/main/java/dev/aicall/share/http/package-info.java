/**
 * HTTP client of the app server: shared agents, RTC tokens, starting and describing agents. Only
 * programs import it, to choose it; the domain knows its port.
 */
@NullMarked
package dev.aicall.share.http;

import org.jspecify.annotations.NullMarked;
