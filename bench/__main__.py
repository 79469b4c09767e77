"""Every measurement, one after another: `make bench`."""

from bench import coding, kill9, nhs, teaching, themes, trusts

for measure in (themes, teaching, coding, trusts, nhs, kill9):
    print(f"\n== {measure.__name__}", flush=True)  # noqa: T201
    measure.main()
