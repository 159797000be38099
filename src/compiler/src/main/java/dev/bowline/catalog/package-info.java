/**
 * Everything a model file can name: layer kinds, activations, losses, optimisers, initialisers ...
 * Each is one entry with its arguments, its formula and its derivative; the checker, the code
 * generator and the manual are fed from here, so adding a name is a change in this room alone.
 */
package dev.bowline.catalog;
