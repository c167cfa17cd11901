"""A view's result: named columns and rows of plain values, nothing of terminals or pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.errors import InputError

Value = str | int | float | None


@dataclass(frozen=True)
class Table:
    """Rows of plain values under named columns; ``heads`` are the columns' names in the reader's language.

    The last column is always ``id``: what `show` takes.
    """

    name: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    title: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_dicts(self) -> list[dict[str, Value]]:
        """Return the rows as plain dictionaries."""
        return list(self)

    def to_frame(self) -> Any:  # noqa: ANN401
        """Return a pandas DataFrame.

        Raises:
            InputError: pandas is not installed.

        """
        try:
            import pandas as pd
        except ImportError as error:
            raise InputError("a DataFrame needs pandas: pip install 'dragoman[frames]'") from error
        return pd.DataFrame(list(self.rows), columns=list(self.columns))
