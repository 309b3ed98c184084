/** The engine, its delegate and the factory. */
@org.jspecify.annotations.NullMarked
package dev.aicall.api;
