"""Fixed questions, and the kinds of file that hold them."""
