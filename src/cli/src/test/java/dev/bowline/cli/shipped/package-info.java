/** The jar as users start it, in processes of its own. */
package dev.bowline.cli.shipped;
