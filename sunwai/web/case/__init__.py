"""The case page: what it shows, and one verb an address."""
