"""The public pages. Read only what accountability allows out; never a post, a model row or a person's name."""
