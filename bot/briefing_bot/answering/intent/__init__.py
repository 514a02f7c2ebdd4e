"""What a message wants, decided before anything is read."""
