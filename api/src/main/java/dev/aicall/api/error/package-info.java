/**
 * What can go wrong in a call: the numbered codes and the detailed error that goes with them. Any
 * package of the product and any application may import it.
 */
@org.jspecify.annotations.NullMarked
package dev.aicall.api.error;
