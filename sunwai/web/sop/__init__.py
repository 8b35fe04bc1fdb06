"""The protocol in the browser: reading, comparing, drafting, trying out."""
