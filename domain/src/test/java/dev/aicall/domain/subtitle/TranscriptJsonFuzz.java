package dev.aicall.domain.subtitle;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.aicall.api.transcript.TranscriptFormat;

/**
 * Looks for files that make the reader or an exporter throw, or that are not read back as they were
 * written. In {@code verify} the stored inputs are run; to search for new ones set the environment
 * variable {@code JAZZER_FUZZ=1}.
 */
final class TranscriptJsonFuzz {
  @FuzzTest(maxDuration = "1m")
  void anyText(FuzzedDataProvider data) {
    if (TranscriptJson.parse(data.consumeRemainingAsString())
        instanceof TranscriptParse.Parsed parsed) {
      for (TranscriptFormat format : TranscriptFormat.values()) {
        TranscriptExporter.export(parsed.transcript(), format);
      }
      TranscriptParse again = TranscriptJson.parse(TranscriptJson.write(parsed.transcript()));
      if (!again.equals(parsed)) {
        throw new AssertionError(parsed + " became " + again);
      }
    }
  }
}
