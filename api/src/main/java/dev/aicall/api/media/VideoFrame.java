package dev.aicall.api.media;

/** One picture of a video track. */
public interface VideoFrame {}
