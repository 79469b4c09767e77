"""The rules of the service: a session and plain values in, models out."""
