"""Setting up: the first days, people, the directory."""
