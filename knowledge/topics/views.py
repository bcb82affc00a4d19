"""The page of the CMS that merges two topics or tags: choose, see what would move, confirm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .forms import MergeForm
from .selectors import preview, vocabularies
from .services import AlreadyMerged, may_merge, merge_tags


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, vocabulary: str) -> HttpResponse:
    """Looking changes nothing; the form with the preview sends the same two once more."""
    model = vocabularies().get(vocabulary)
    if model is None:
        raise Http404
    if not may_merge(request.user, model):
        raise PermissionDenied
    given = request.POST if request.method == "POST" else request.GET
    form = MergeForm(given if "source" in given else None, model=model)
    is_chosen = form.is_bound and form.is_valid()
    if request.method == "POST" and is_chosen:
        source, target = form.cleaned_data["source"], form.cleaned_data["target"]
        try:
            moved = merge_tags(source, target, by=request.user)
        except AlreadyMerged:
            messages.error(request, _("Salah satunya sudah tidak ada; tidak ada yang dipindahkan."))
        else:
            said = {"source": source.name, "target": target.name, "count": moved}
            messages.success(request, _("“%(source)s” digabungkan ke “%(target)s”; %(count)s pemakaian dipindahkan.") % said)
        return redirect("topics:merge", vocabulary)
    context = {"form": form, "vocabulary": vocabulary, "label": model._meta.verbose_name_plural}
    if is_chosen:
        context |= {"chosen": form.cleaned_data, "moved": preview(form.cleaned_data["source"])}
    return render(request, "topics/admin/merge.html", context, status=422 if form.errors and request.method == "POST" else 200)
