/** Files go out to the programs that they are for, come back, and come broken. */
package dev.bowline.formats;
