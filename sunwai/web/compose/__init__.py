"""Writing to offices and citizens: the composer, its counter, its look and its shield."""
