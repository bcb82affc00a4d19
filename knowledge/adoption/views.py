"""Declaring for an instansi that it applies a practice: the list, the form, withdrawing. For those who answer for it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.models import Page

from knowledge.catalogue.models import Entry
from knowledge.instansi.models import Instansi

from . import services
from .forms import DeclarationForm
from .models import Adoption
from .selectors import applicable_entry, declarations_of, declaring_instansi, standing_declaration, with_entries

FORM_REFUSED = 422


@login_required
@never_cache
@require_GET
def declaration_list(request: HttpRequest) -> HttpResponse:
    """What my instansi declared; members who do not answer for one are told who does."""
    instansi = declaring_instansi(request.user)
    context = {"instansi": instansi, "declarations": declarations_of(instansi) if instansi else []}
    return render(request, "adoption/declaration_list.html", context)


def offered_instansi(request: HttpRequest) -> list[Instansi]:
    """For whom the reader may declare; whoever may for all names one by its code (`?instansi=`).

    Raises:
        PermissionDenied: there is none.
    """
    code = request.GET.get("instansi", "")
    named = Instansi.objects.filter(code=code[:30]).first() if code else None
    offered = [named] if named and request.user.has_perm("adoption.declare", named) else declaring_instansi(request.user)
    if not offered:
        raise PermissionDenied
    return offered


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def declaration_new(request: HttpRequest, halaman: int) -> HttpResponse:
    """Declare; who comes again is led to what stands."""
    entry = applicable_entry(halaman)
    if entry is None:
        raise Http404
    offered = offered_instansi(request)
    form = DeclarationForm(request.POST if request.method == "POST" else None, instansi=offered)
    if request.method == "POST" and form.is_valid():
        answer = declare(request, entry, form)
        if answer is not None:
            return answer
    elif request.method != "POST" and len(offered) == 1 and (standing := standing_declaration(halaman, offered)):
        return redirect("adoption:edit", standing.pk)
    return form_page(request, form, entry, offered)


def declare(request: HttpRequest, entry: Entry, form: DeclarationForm) -> HttpResponse | None:
    """Carry out a valid form and lead back to the page; None when it is refused, with the reason in the form."""
    try:
        services.declare_adoption(Page.objects.get(pk=entry.object_id), by=request.user, instansi=form.chosen_instansi, said=form.declaration)
    except services.OwnPractice:
        form.add_error(None, _("Praktik ini berasal dari instansi Anda sendiri. Yang dihitung hanya penerapan di instansi lain."))
    except services.AlreadyDeclared as error:
        if error.adoption.declared_by_id != request.user.pk or form.declaration != said_by(error.adoption):
            form.add_error(None, _("Instansi Anda sudah punya pernyataan untuk halaman ini. Perbarui lewat “Penerapan instansi saya”."))
            return None
        # The same sent twice.
        return redirect(entry.url)
    else:
        messages.success(request, _("Pernyataan tersimpan. Instansi Anda kini tercantum di halaman ini."))
        return redirect(f"{entry.url}#penerapan")
    return None


def said_by(adoption: Adoption) -> services.Declaration:
    """What a stored declaration says."""
    return services.Declaration(**{name: getattr(adoption, name) for name in services.Declaration.__dataclass_fields__})


def form_page(request: HttpRequest, form: DeclarationForm, entry: Entry | None, offered: list[Instansi], **more: Any) -> HttpResponse:
    """The form, also with what has to be corrected."""
    context = {"form": form, "entry": entry, "instansi": offered, "is_own": bool(entry and entry.instansi in offered), **more}
    return render(request, "adoption/declaration_form.html", context, status=FORM_REFUSED if form.errors else 200)


def own_declaration(request: HttpRequest, pk: int) -> Adoption:
    """An active declaration of an instansi for which the reader answers; 404 or 403 otherwise."""
    adoption = get_object_or_404(Adoption.objects.active().select_related("instansi", "page"), pk=pk)
    if not request.user.has_perm("adoption.declare", adoption):
        raise PermissionDenied
    return adoption


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def declaration_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was declared."""
    adoption = own_declaration(request, pk)
    entry = with_entries([adoption])[0].entry
    form = DeclarationForm(request.POST if request.method == "POST" else None, instansi=[adoption.instansi], adoption=adoption)
    if request.method == "POST" and form.is_valid():
        try:
            services.revise_adoption(adoption, by=request.user, said=form.declaration)
        except services.AlreadyWithdrawn:
            form.add_error(None, _("Pernyataan ini baru saja dicabut. Buat pernyataan baru dari halamannya."))
        else:
            messages.success(request, _("Pernyataan diperbarui."))
            return redirect(f"{entry.url}#penerapan" if entry else "adoption:list")
    return form_page(request, form, entry, [adoption.instansi], adoption=adoption)


@login_required
@never_cache
@require_POST
def declaration_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a declaration back."""
    services.withdraw_adoption(own_declaration(request, pk), by=request.user)
    messages.success(request, _("Pernyataan dicabut. Instansi Anda tidak lagi dihitung sebagai penerap."))
    return redirect("adoption:list")
