"""The desk's list: rows, views, keys' palette, live stream, presence, undo, looking again."""
