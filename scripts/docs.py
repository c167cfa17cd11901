"""Write the generated pages of the documentation, or check that they are what the program is today.

    python scripts/docs.py [--check]

docs/cli.md is made from the commands' own help; docs/codebook.md must name every code of the record.
"""

import sys
from pathlib import Path

import typer.main
from typer.core import TyperGroup

from dragoman.cli import app
from dragoman.record import ACTS, RELATIONS, ROLES, STANCES, STATUSES

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEAD = """# Command line

Made from the program by `python scripts/docs.py`; every command prints its own with `--help`.

| exit code | meaning |
|---|---|
| 0 | all well |
| 1 | done, but something was not read, not found or not right |
| 2 | wrong input or option |
| 3 | the store cannot be used |
"""


def option_rows(command):
    for parameter in command.params:
        if parameter.name == "help":
            continue
        names = ", ".join(parameter.opts) if parameter.param_type_name == "option" else parameter.name.upper()
        text = (getattr(parameter, "help", None) or "").replace("|", "\\|")
        default = parameter.default
        shown = "" if default in (None, False) or callable(default) or default == [] else f" Default: `{default}`."
        yield f"| `{names}` | {text}{shown} |"


def cli_page():
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    parts = [HEAD]
    for name, command in commands_of(group):
        rows = "\n".join(option_rows(command))
        parts.append(f"\n## dragoman {name}\n\n{command.help}\n\n| option | meaning |\n|---|---|\n{rows}\n")
    return "".join(parts)


def commands_of(group, before=""):
    for name in sorted(group.commands):
        command = group.commands[name]
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def undocumented():
    text = (DOCS / "codebook.md").read_text(encoding="utf-8")
    for table in (ACTS, STATUSES, STANCES, RELATIONS, ROLES):
        yield from (code for code in table if f"`{code}`" not in text)


def main():
    page, target = cli_page(), DOCS / "cli.md"
    if "--check" in sys.argv[1:]:
        wrong = [] if target.read_text(encoding="utf-8") == page else ["docs/cli.md is stale: python scripts/docs.py"]
        wrong += [f"docs/codebook.md does not name `{code}`" for code in undocumented()]
        print("\n".join(wrong) or "the generated pages are those of this program")
        sys.exit(bool(wrong))
    target.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
