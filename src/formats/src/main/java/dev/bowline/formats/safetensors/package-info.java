/** Hugging Face's format: a header in JSON, then the numbers. */
package dev.bowline.formats.safetensors;
