/**
 * Shared agents: reading and minting share links, and the checks before a shared agent is started.
 * The call engine and programs that hand out links may import it.
 */
@NullMarked
package dev.aicall.domain.share;

import org.jspecify.annotations.NullMarked;
