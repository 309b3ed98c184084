/**
 * What goes over the wire: configs as JSON, the start request. It turns bytes and texts into values
 * of the api module and back, and decides nothing about calls. The rest of the domain, the far side
 * and the share client may import it.
 */
@org.jspecify.annotations.NullMarked
package dev.aicall.domain.protocol;
