"""Signing in: passwords, passkeys, codes, how long one stays."""
