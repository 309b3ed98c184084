/**
 * JSGF grammars: read, checked against a dictionary, matched against words, and written in the
 * plain form that all recognisers understand alike. For the engines of this module.
 */
@NullMarked
package dev.aicall.agent.speech.grammar;

import org.jspecify.annotations.NullMarked;
