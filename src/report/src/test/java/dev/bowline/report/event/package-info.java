/** Event files, read with TensorFlow's own classes. */
package dev.bowline.report.event;
