"""X: one handle read and written through its API, in both of the vocabularies X's wire speaks."""
