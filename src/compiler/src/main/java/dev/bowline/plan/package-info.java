/** From model to loops: every decision is made here. */
package dev.bowline.plan;
