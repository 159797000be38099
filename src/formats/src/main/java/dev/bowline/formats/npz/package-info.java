/** NumPy's archive of arrays: a zip file with one {@code .npy} for each. */
package dev.bowline.formats.npz;
