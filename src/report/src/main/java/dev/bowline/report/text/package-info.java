/** What is said of models, in a few words. */
package dev.bowline.report.text;
