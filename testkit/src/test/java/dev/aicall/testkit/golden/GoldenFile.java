package dev.aicall.testkit.golden;

import java.util.Locale;

/** The four recordings. */
enum GoldenFile {
  OUTBOUND,
  INBOUND,
  CONFIG,
  SHARE;

  String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".jsonl";
  }
}
