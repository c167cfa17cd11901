"""What one article says was said, done and wanted."""

from dragoman.claims._reading import Reading

__all__ = ["Reading"]
