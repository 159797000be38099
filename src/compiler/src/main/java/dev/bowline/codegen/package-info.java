/** From plan to Java text: the only room that knows JavaPoet, and one that decides nothing. */
package dev.bowline.codegen;
