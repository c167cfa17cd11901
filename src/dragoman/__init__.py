"""Dragoman reads press reports and rebuilds the negotiation they describe."""

__version__ = "0.1.0"

__all__ = ["__version__"]
