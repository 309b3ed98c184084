package dev.aicall.testkit.golden;

/** Plays one recorded line against our side. */
@FunctionalInterface
interface Player {
  Played play(GoldenCase golden);
}
