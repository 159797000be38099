/**
 * PyTorch through the Deep Java Library: steps written in TorchScript, so that the whole of one is
 * a single call into libtorch.
 */
package dev.bowline.benchmarks.pytorch;
