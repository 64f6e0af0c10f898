"""Runs a command for whoever is at the screen, and words what stands in the way of writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from access.roles import Identity
from commands import Busy, Unreachable, Unwritable
from strings import Lang, translate
from ui.runtime import identity

Given = ParamSpec("Given")
Done = TypeVar("Done")


def attempt(
    lang: Lang,
    command: Callable[Concatenate[Identity, Given], Done],
    *given: Given.args,
    **named: Given.kwargs,
) -> Done | None:
    """Run a command; return None and show why where the store cannot be written now.

    Raises access.roles.Denied, access.identity.SignedOut and whatever else the command raises.
    """
    try:
        return command(identity.actor(lang), *given, **named)
    except Busy:
        st.error(translate("import.busy", lang))
    except (Unwritable, Unreachable) as error:
        st.error(translate(f"fault.{type(error).__name__.lower()}", lang, about=error))
    return None
