/**
 * Keras 3's {@code .weights.h5}, as keras/src/saving/saving_lib.py lays it out: {@code
 * layers/CLASS[_k]/vars/i}, where CLASS is the layer's class in snake case, k its occurrence from
 * the second one on, and i counts the layer's variables: a dense layer's kernel, then its bias.
 */
package dev.bowline.formats.keras;
