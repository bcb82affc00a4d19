"""Tells Wagtail the words for our acts, so that its histories and its report of the whole site show them."""

from typing import Any

from wagtail import hooks

from .acts import acts, formatter_of


@hooks.register("register_log_actions")
def name_acts(actions: Any) -> None:
    """Every act that a room has registered."""
    for act in acts():
        actions.register_action(act.code)(formatter_of(act))
