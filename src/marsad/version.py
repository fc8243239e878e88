"""The version of marsad, as records and `marsad --version` say it."""

VERSION = "0.1.0"
