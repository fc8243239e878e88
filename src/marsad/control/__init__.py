"""Who held each place on each day, who says so, how sure."""

from marsad.control.explain import explain_place
from marsad.control.timeline import control_timeline

__all__ = ["control_timeline", "explain_place"]
