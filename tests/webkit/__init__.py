"""The family pages in WebKit, the engine of every browser on an iPhone: `make webkit`."""
