"""The X sandbox: a faithful local X for development, tests and the demo. The product never imports it."""
