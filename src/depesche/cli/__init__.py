"""The command line: one file a command, no logic. Tables for people, ``--json`` for pipes, one line for an error."""

import sys
from importlib import import_module
from importlib.metadata import version

import typer

from depesche.errors import DepescheError, UsageError

#: commands in the order in which the help lists them; each module has a function of that name
COMMANDS = (
    "read",
    "add",
    "timeline",
    "dossier",
    "between",
    "quotes",
    "figures",
    "stories",
    "echoes",
    "undertakings",
    "conflicts",
    "search",
    "judge",
    "demo",
    "evaluate",
    "knowledge",
    "schema",
)

app = typer.Typer(
    name="depesche",
    help="Reads news about relations between states and keeps an auditable record.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"depesche {version('depesche')}")
        raise typer.Exit


@app.callback()
def _root(
    _: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Say the version and stop."),
) -> None:
    pass


for _name in COMMANDS:
    _module = import_module(f"depesche.cli.{_name}")
    if hasattr(_module, "app"):  # a command with commands of its own
        app.add_typer(_module.app, name=_name)
    else:
        app.command(_name)(getattr(_module, _name))


def _say(message: str) -> None:
    print(f"depesche: {' '.join(message.split())}", file=sys.stderr)


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line; exits 2 for bad usage, 1 for a failed run (bad documents included), 0 otherwise."""
    try:
        status = app(args=arguments, standalone_mode=False)
    except UsageError as error:
        _say(str(error))
        status = 2
    except DepescheError as error:
        _say(str(error))
        status = 1
    except BrokenPipeError:
        sys.stderr.close()  # the reader of the pipe has enough; Python would complain at exit
        status = 0
    except (KeyboardInterrupt, typer.Abort):
        _say("stopped; what was added stays, run it again to go on")
        status = 130
    except Exception as error:
        if not hasattr(error, "format_message"):  # a bug: the traceback is what helps
            raise
        _say(f"{error.format_message()} (see depesche --help)")
        status = 2
    sys.exit(status or 0)
