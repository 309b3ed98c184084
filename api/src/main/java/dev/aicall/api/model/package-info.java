/**
 * Enums with their wire numbers and the values an application receives. Immutable; any package of
 * the product and any application may import it. It knows no other package of the product.
 */
@org.jspecify.annotations.NullMarked
package dev.aicall.api.model;
