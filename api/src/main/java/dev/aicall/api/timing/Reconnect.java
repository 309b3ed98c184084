package dev.aicall.api.timing;

import java.time.Duration;

/**
 * A lost link.
 *
 * @param at when the loss was noticed, since {@code call}
 * @param lasted until the link was back, or the call over
 * @param restored whether it came back
 */
public record Reconnect(Duration at, Duration lasted, boolean restored) {}
