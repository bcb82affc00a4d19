"""The journal of administrative acts: Wagtail's own log with what our services do beside it, and a database that lets nobody rewrite it."""
