/** A real browser, for tests. */
package dev.bowline.report.browser;
