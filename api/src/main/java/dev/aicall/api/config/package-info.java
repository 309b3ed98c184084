/**
 * Immutable settings and requests an application hands to the engine, each made by a builder that
 * refuses values out of their documented range. Units and names are those of AICallKit: times are
 * ints in seconds or milliseconds, −1 and null mean not set. Any package of the product and any
 * application may import it.
 */
@org.jspecify.annotations.NullMarked
package dev.aicall.api.config;
