"""What people see: a folder a step of the loop."""
