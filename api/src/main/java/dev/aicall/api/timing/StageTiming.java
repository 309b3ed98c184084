package dev.aicall.api.timing;

import java.time.Duration;

/**
 * When a stage of the set-up was reached.
 *
 * @param stage which one
 * @param at since {@code call}; zero or more
 * @param took since the stage before it in time, or since {@code call} for the first one
 */
public record StageTiming(SetupStage stage, Duration at, Duration took) {}
