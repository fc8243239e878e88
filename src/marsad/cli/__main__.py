"""`python -m marsad.cli` is `marsad`."""

from marsad.cli import main

main()
