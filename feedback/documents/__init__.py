"""What leaves as a file: each function takes a frozen view and returns bytes."""
