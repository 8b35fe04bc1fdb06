"""The officer's page: an office's own directions and its answers."""
