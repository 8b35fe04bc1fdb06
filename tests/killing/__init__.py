"""An office that can be killed at any moment, run as a process of its own."""
