"""`python -m sunwai.management` is `sunwai`, for processes that start others."""

from sunwai.management.cli import main

main()
