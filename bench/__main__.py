"""Every measurement, one after another: `make bench`."""

from bench import kill9, nhs, themes

for measure in (themes, nhs, kill9):
    print(f"\n== {measure.__name__}", flush=True)  # noqa: T201
    measure.main()
