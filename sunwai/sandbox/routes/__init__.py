"""The calls of X's API that the sandbox answers, by what they are about."""
