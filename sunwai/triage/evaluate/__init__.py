"""How well triage does against posts and replies that people have labelled. Pure; decides nothing of a live post."""
