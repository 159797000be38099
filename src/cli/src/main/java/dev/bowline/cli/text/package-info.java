/** What people and programs read: tables, numbers, JSON. */
package dev.bowline.cli.text;
