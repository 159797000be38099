/** What a person looks at: pictures of models and of trainings. Nothing here is needed to train. */
package dev.bowline.report;
