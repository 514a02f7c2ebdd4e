"""What is kept, behind one interface."""
