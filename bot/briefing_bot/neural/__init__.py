"""The networks that ship with the package, what they read and what their numbers mean."""
