package dev.aicall.api.timing;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How fast an agent was cut off.
 *
 * @param reason by what, as the agent says
 * @param at when it was decided, since {@code call}: {@code interruptSpeaking} of this side, else
 *     the arrival of the agent's word that it stops
 * @param requested whether this side decided it
 * @param confirmed from the decision to the agent's word that it stops; zero unless requested
 * @param silent from the decision to the last sound of the agent at this side; zero if it was
 *     silent already, null where nobody heard it fall silent
 */
public record Interruption(
    ARTCAICallSpeakingInterruptedReason reason,
    Duration at,
    boolean requested,
    Duration confirmed,
    @Nullable Duration silent) {}
