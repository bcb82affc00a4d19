"""Opening, answering, editing, accepting, closing, hiding: for members, by form and post."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from members.forum import services
from members.forum.forms import DiscussionForm, ReplyForm
from members.forum.models import Discussion, Post

from .reading import detail_response, readable

FORM_REFUSED = 422


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def discussion_new(request: HttpRequest) -> HttpResponse:
    """Open a discussion; `?aspek=CODE&tentang=URL` fills in what the page before knew."""
    if not request.user.has_perm("forum.open_discussion"):
        raise PermissionDenied
    about = entry_at(request.POST.get("tentang") or request.GET.get("tentang", ""))
    if request.method == "POST":
        form = DiscussionForm(request.POST)
        if form.is_valid():
            discussion = services.open_discussion(
                by=request.user,
                title=form.cleaned_data["title"],
                text=form.cleaned_data["text"],
                aspects=form.chosen,
                token=form.cleaned_data["token"],
                about=form.cleaned_data["tentang"],
            )
            messages.success(request, _("Diskusi Anda terbit. Jawaban akan muncul di halaman ini."))
            return HttpResponseRedirect(discussion.get_absolute_url())
        return render(request, "forum/discussion_form.html", {"form": form, "about": about}, status=FORM_REFUSED)
    form = DiscussionForm(initial=first_values(request.GET.get("aspek", ""), about))
    return render(request, "forum/discussion_form.html", {"form": form, "about": about})


def entry_at(url: str) -> Entry | None:
    """The published thing at an address, other than a discussion."""
    return Entry.objects.filter(url=url[:500]).exclude(kind="forum").first() if url else None


def first_values(aspect_code: str, about: Entry | None) -> dict[str, Any]:
    """What the form starts with."""
    active = Aspect.objects.active()
    chosen = list(active.filter(code=aspect_code)) if aspect_code else []
    if not chosen and about is not None:
        chosen = list(active.filter(entries=about))
    return {
        "aspects": [a.pk for a in chosen if not a.is_sub] + [a.parent_id for a in chosen if a.is_sub],
        "sub_aspects": [a.pk for a in chosen if a.is_sub],
        "tentang": about.url if about else "",
        "token": uuid.uuid4(),
    }


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def discussion_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own question."""
    discussion = readable(request.user, pk)
    if not request.user.has_perm("forum.edit_discussion", discussion):
        raise PermissionDenied
    if request.method == "POST":
        form = DiscussionForm(request.POST)
        if form.is_valid():
            try:
                discussion = services.edit_discussion(
                    discussion, by=request.user, title=form.cleaned_data["title"], text=form.cleaned_data["text"], aspects=form.chosen
                )
                return HttpResponseRedirect(discussion.get_absolute_url())
            except services.DiscussionClosed:
                form.add_error(None, _("Diskusi ini sudah ditutup."))
        return render(request, "forum/discussion_form.html", {"form": form, "discussion": discussion}, status=FORM_REFUSED)
    chosen = [link.tag for link in discussion.aspect_links.select_related("tag")]
    initial = {
        "title": discussion.title,
        "text": discussion.text,
        "aspects": [a.pk for a in chosen if not a.is_sub],
        "sub_aspects": [a.pk for a in chosen if a.is_sub],
    }
    return render(request, "forum/discussion_form.html", {"form": DiscussionForm(initial=initial), "discussion": discussion})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a reply; whoever comes here from the sign-in page is led to the discussion."""
    discussion = readable(request.user, pk)
    if request.method != "POST":
        return HttpResponseRedirect(f"{discussion.get_absolute_url()}#balas")
    form = ReplyForm(request.POST)
    if form.is_valid():
        try:
            post = services.add_post(discussion, by=request.user, text=form.cleaned_data["text"], token=form.cleaned_data["token"])
            return HttpResponseRedirect(post.get_absolute_url())
        except services.DiscussionClosed:
            form.add_error(None, _("Diskusi ini sudah ditutup, sehingga balasan Anda tidak terkirim."))
    return detail_response(request, discussion, form, status=FORM_REFUSED)


def own_view_of(request: HttpRequest, pk: int) -> Post:
    """A post of a discussion that this reader may see."""
    post = get_object_or_404(Post.objects.select_related("discussion", "author"), pk=pk)
    hidden = post.is_hidden or post.discussion.is_hidden
    if hidden and not request.user.has_perm("forum.moderate"):
        raise Http404
    return post


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def post_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own reply."""
    post = own_view_of(request, pk)
    if not request.user.has_perm("forum.edit_post", post):
        raise PermissionDenied
    form = ReplyForm(request.POST if request.method == "POST" else None, initial={"text": post.text})
    if request.method == "POST" and form.is_valid():
        try:
            post = services.edit_post(post, by=request.user, text=form.cleaned_data["text"])
            return HttpResponseRedirect(post.get_absolute_url())
        except services.DiscussionClosed:
            form.add_error(None, _("Diskusi ini sudah ditutup."))
    return render(request, "forum/post_form.html", {"form": form, "post": post}, status=FORM_REFUSED if form.errors else 200)


@login_required
@never_cache
@require_POST
def post_accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the answer."""
    post = own_view_of(request, pk)
    try:
        discussion = services.accept_answer(post, by=request.user)
    except services.AnswerElsewhere:
        messages.error(request, _("Balasan yang disembunyikan tidak dapat menjadi jawaban."))
        return HttpResponseRedirect(post.discussion.get_absolute_url())
    messages.success(request, _("Jawaban ditandai. Kini ia ditampilkan paling atas."))
    return HttpResponseRedirect(discussion.get_absolute_url())


@login_required
@never_cache
@require_POST
def discussion_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close to new posts, or open again (`is_closed=0`)."""
    discussion = services.set_closed(readable(request.user, pk), by=request.user, is_closed=request.POST.get("is_closed") != "0")
    return HttpResponseRedirect(discussion.get_absolute_url())


@login_required
@never_cache
@require_POST
def discussion_hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away, or bring back (`is_hidden=0`)."""
    discussion: Discussion = services.set_discussion_hidden(
        readable(request.user, pk), by=request.user, is_hidden=request.POST.get("is_hidden") != "0"
    )
    return HttpResponseRedirect(discussion.get_absolute_url())


@login_required
@never_cache
@require_POST
def post_hide(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a reply away, or bring it back (`is_hidden=0`)."""
    post = services.set_post_hidden(own_view_of(request, pk), by=request.user, is_hidden=request.POST.get("is_hidden") != "0")
    return HttpResponseRedirect(post.get_absolute_url())
