"""The coproduction feedback platform: ask, tell, check, theme, report, promise, prove."""
