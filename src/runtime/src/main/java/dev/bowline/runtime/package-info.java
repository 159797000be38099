/**
 * What generated autoencoders and their users share: the interfaces, the data, the weights files.
 * No dependencies but Java itself.
 */
package dev.bowline.runtime;
