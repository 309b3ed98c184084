/** Media taps an application may plug in. */
@org.jspecify.annotations.NullMarked
package dev.aicall.api.media;
