/**
 * The call engine. {@link dev.aicall.domain.call.CallEngine} is its face; a step ({@link
 * dev.aicall.domain.call.Step}) decides over the immutable {@link
 * dev.aicall.domain.call.CallState}, and the {@link dev.aicall.domain.call.CallLoop} carries out
 * what was decided. Only {@code domain.guice} makes engines.
 */
@NullMarked
package dev.aicall.domain.call;

import org.jspecify.annotations.NullMarked;
