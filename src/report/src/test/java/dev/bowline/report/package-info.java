/** What the tests of pictures share. */
package dev.bowline.report;
