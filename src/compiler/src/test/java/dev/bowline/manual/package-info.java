/** The manual says what the compiler does. */
package dev.bowline.manual;
