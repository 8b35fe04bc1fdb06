"""The auditor: looks at everybody else's work with its own eyes."""
