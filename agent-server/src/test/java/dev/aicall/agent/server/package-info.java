/** Tests of the server over real HTTP, with media in memory. */
@NullMarked
package dev.aicall.agent.server;

import org.jspecify.annotations.NullMarked;
