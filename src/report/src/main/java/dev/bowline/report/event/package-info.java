/**
 * Event files as TensorBoard reads them. Enters: what a training reports. Leaves: records of
 * protocol buffers, each with its checksums.
 */
package dev.bowline.report.event;
