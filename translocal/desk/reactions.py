"""What the desk does when something happens in a room, in the same transaction."""

from django.db import connection

from translocal.actions.engine import Act, reaction
from translocal.counselling.events import ERASED
from translocal.counselling.models import Talk


@reaction(ERASED)
def forget_what_was_typed(act: Act, talk: Talk) -> None:
    """An unsent form holds words too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT desk_forget(%s)", [talk.pk])
