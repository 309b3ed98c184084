package dev.aicall.benchmarks;

final class FakeCalls {
  private FakeCalls() {}

  static void run() {}
}
