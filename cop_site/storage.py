"""Static files with a hash in their name, compressed ahead of time; JavaScript modules and CSS imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

from cop_site.look.bundle import BundledStylesMixin


class HashedStaticStorage(BundledStylesMixin, CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage with one joined style sheet, rewriting `import` statements of ES modules as well as `@import` and `url()` in CSS."""

    support_js_module_import_aggregation = True
