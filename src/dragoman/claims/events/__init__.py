"""What happened, what is wanted and what was called off: events with their parties, time, place and status."""

from dragoman.claims.events._find import find_events
from dragoman.claims.events._predict import event_predictions

__all__ = ["event_predictions", "find_events"]
