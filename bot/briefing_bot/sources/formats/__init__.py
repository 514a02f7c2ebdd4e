"""One module a format: a file becomes an `Article`."""
