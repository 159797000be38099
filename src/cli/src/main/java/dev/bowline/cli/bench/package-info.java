/** How fast a model trains and infers: a running class in, times out. */
package dev.bowline.cli.bench;
