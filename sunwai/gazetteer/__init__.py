"""Places of the state and their codes, names and aliases; finding them in a post is triage's."""
