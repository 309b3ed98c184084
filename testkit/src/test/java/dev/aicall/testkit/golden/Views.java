package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;

/** The page elements of the recordings as render targets. */
final class Views {
  private Views() {}

  /** A render target that only has a name. */
  private record NamedSink(String name) implements VideoFrameSink {
    @Override
    public void onFrame(VideoFrame frame) {}
  }

  /** Returns the view of that name, or null for no name. */
  static ARTCAICallViewConfig named(JsonNode name) {
    return Json.isAbsent(name)
        ? null
        : ARTCAICallViewConfig.builder().view(new NamedSink(name.asText())).build();
  }

  static String nameOf(ARTCAICallViewConfig view) {
    return view == null ? "null" : ((NamedSink) view.getView()).name();
  }
}
