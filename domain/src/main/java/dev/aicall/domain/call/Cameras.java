package dev.aicall.domain.call;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.config.ARTCAICallVisionConfig;

/**
 * The camera settings in force: the older vision config, where set, stands in for the newer one.
 */
final class Cameras {
  private Cameras() {}

  static ARTCAICallVideoConfig settings(CallState call) {
    ARTCAICallVisionConfig vision = call.visionConfig;
    if (vision == null) {
      return call.videoConfig;
    }
    return call.videoConfig.toBuilder()
        .useHighQualityPreview(vision.isUseHighQualityPreview())
        .cameraCaptureFrameRate(vision.getCameraCaptureFrameRate())
        .videoEncoderWidth(vision.getWidth())
        .videoEncoderHeight(vision.getHeight())
        .videoEncoderFrameRate(vision.getFrameRate())
        .videoEncoderBitRate(vision.getBitrate())
        .videoEncoderKeyFrameInterval(vision.getKeyFrameInterval())
        .build();
  }
}
