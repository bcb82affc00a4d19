"""Lists of the CMS that read what their columns name together with the rows."""

from typing import Any

from django.http import HttpRequest
from wagtail.snippets.views.snippets import SnippetViewSet


class JoinedViewSet(SnippetViewSet):
    """A list in which a column that names another thing costs no query for each row."""

    def get_queryset(self, request: HttpRequest) -> Any:
        """Joined with the things of its columns; None, Wagtail's own choice, when there are none."""
        named = [field.name for field in self.model._meta.fields if field.is_relation and field.name in self.list_display]
        return self.model._default_manager.select_related(*named) if named else None
