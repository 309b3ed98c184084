/**
 * Wires the domain: the module that applications install, the SPI through which backends are found,
 * and what stands behind the factory of the API. The one package of the domain that knows Guice.
 */
@NullMarked
package dev.aicall.domain.guice;

import org.jspecify.annotations.NullMarked;
